#!/usr/bin/env bash
# Sets everything up, builds what changed, and starts LiveCaptions: ./run.sh, or ./run.sh COMMAND ARGUMENTS…
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
program=$here/artifacts/bin/LiveCaptions/release/livecaptions
built=$here/artifacts/.built
log=$here/artifacts/run.log

# Anything newer than the last build?
is_built() {
    [ -x "$program" ] && [ -e "$built" ] &&
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
    say "Building LiveCaptions; the first time takes about three minutes"
    start=$(mktemp)
    build "$here/src/LiveCaptions/LiveCaptions.csproj"
    mv "$start" "$built"
fi
exec "$program" "$@"
