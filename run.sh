#!/usr/bin/env bash
# Sets everything up, builds what changed, and starts LiveCaptions: ./run.sh, or ./run.sh COMMAND ARGUMENTS…
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
program=$here/artifacts/bin/LiveCaptions/release/livecaptions
built=$here/artifacts/.built
log=$here/artifacts/run.log

# Whether the speech engine is built as these variables say (see docs/models.md); unset: as it was built last.
is_of_that_kind() {
    local kind
    kind=$(printf 'GPU=%s\nRELOCATABLE=%s' "${LIVECAPTIONS_GPU:-}" "${LIVECAPTIONS_RELOCATABLE:-}")
    [ -z "${LIVECAPTIONS_GPU:-}${LIVECAPTIONS_RELOCATABLE:-}" ] || [ "$kind" = "$(cat "$here/artifacts/native/lcw.kind.txt")" ]
}

# Anything newer than the last build, or another engine wanted?
is_built() {
    [ -x "$program" ] && [ -e "$built" ] && is_of_that_kind &&
        [ -z "$(find "$here"/{src,overlays,config,models,demo,build,Directory.Build.props,Directory.Packages.props,global.json} \
            -path "$here/overlays/node_modules" -prune -o -newer "$built" -type f -print -quit)" ]
}

if ! is_built || ! command -v ffmpeg >/dev/null 2>&1; then
    # shellcheck source=build/setup.sh
    . "$here/build/setup.sh"
    mkdir -p "$here/artifacts"
    need_dotnet
    need_build_tools
    install_missing
    duration="about three minutes"
    case ${LIVECAPTIONS_GPU:-$(command -v nvcc)} in
        "" | none) ;;
        *) duration="about twenty minutes, since the engine is built for graphics cards too (LIVECAPTIONS_GPU=none builds it without)" ;;
    esac
    say "Building LiveCaptions; the first time takes $duration"
    start=$(mktemp)
    build "$here/src/LiveCaptions/LiveCaptions.csproj"
    mv "$start" "$built"
fi
# Below these limits the .NET runtime cannot start at all, and says so in its own words only.
below() { [ "$1" != unlimited ] && [ "$1" -lt "$2" ]; }
if below "$(ulimit -Hn)" 384; then
    echo "Only $(ulimit -Hn) files may be open at a time here (ulimit -n), and LiveCaptions needs 384, so it was not started. Raise the limit: ulimit -n 4096, or LimitNOFILE= in a systemd unit." >&2
    exit 1
fi
if below "$(ulimit -v)" 4000000; then
    echo "Only $(($(ulimit -v) / 1024)) MB of address space are allowed here (ulimit -v), and LiveCaptions reserves far more than it uses, so it was not started. Lift the limit: ulimit -v unlimited" >&2
    exit 1
fi
exec "$program" "$@"
