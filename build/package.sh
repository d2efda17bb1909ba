#!/usr/bin/env bash
# Makes what is downloaded: build/package.sh [win-x64] [linux-x64] [linux-arm64]; without a name: all three.
# Everything lands in artifacts/packages. The same commit, tools and options make the same bytes, wherever the folder lies.
#   LIVECAPTIONS_GPU          graphics cards of the engine: none (the default), or vulkan, as releases have it; see docs/models.md. Never for
#                             linux-arm64; setup leaves the module out if it would grow beyond 80 MB with it
#   LIVECAPTIONS_PROCESSORS   for tests only: few kinds of processors, quick compression and no zip, in a folder of its own below artifacts/packages
#   LIVECAPTIONS_RELEASE_URL  the address below which the files will lie; winget's manifest needs it
#   SOURCE_DATE_EPOCH         the time that every file bears; the commit's
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
cd "$here"
export LC_ALL=C TZ=UTC
. build/setup.sh
. build/package/folders.sh
. build/package/archives.sh

targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(win-x64 linux-x64 linux-arm64)
for target in "${targets[@]}"; do
    case $target in
        win-x64 | linux-x64 | linux-arm64) ;;
        *)
            say "There is no package for $target. build/package.sh makes win-x64, linux-x64 and linux-arm64."
            exit 2
            ;;
    esac
done
makes() { [[ " ${targets[*]} " == *" $1 "* ]]; }

version=$(sed -nE 's|.*<Version>(.+)</Version>.*|\1|p' Directory.Build.props)
processors=${LIVECAPTIONS_PROCESSORS:-}
out=$here/artifacts/packages${processors:+/for-${processors//,/-}}
work=$here/artifacts/package-work${processors:+-${processors//,/-}}
asked_gpu=${LIVECAPTIONS_GPU:-none}
# gpu_of RID: for which cards a package is built.
gpu_of() { if [ "$1" = linux-arm64 ]; then echo none; else echo "$asked_gpu"; fi; }
# vulkan_headers FILE PACKAGE: notes the package of a header that is missing.
vulkan_headers() { [ -e "${VULKAN_SDK:-/usr}/include/$1" ] || missing+=("$2"); }

need_dotnet
need c++ g++
need cmake cmake
need node nodejs
need npm npm
if makes win-x64; then
    need x86_64-w64-mingw32-g++-posix g++-mingw-w64-x86-64-posix
    need makensis nsis
    need zip zip
fi
if [[ $asked_gpu == *vulkan* ]] && { makes win-x64 || makes linux-x64; }; then
    need glslc glslc
    vulkan_headers vulkan/vulkan.hpp libvulkan-dev
    vulkan_headers spirv/unified1/spirv.hpp spirv-headers
fi
if makes linux-x64; then need dpkg-shlibdeps dpkg-dev; fi
if makes linux-arm64; then need aarch64-linux-gnu-g++ g++-aarch64-linux-gnu; fi
if [ ${#missing[@]} -gt 0 ]; then
    say "Packages for ${targets[*]} cannot be made without some programs. Install them: sudo apt-get install ${missing[*]}"
    exit 1
fi

commit=$(git rev-parse HEAD 2>/dev/null || echo unknown)
if [ -z "${SOURCE_DATE_EPOCH:-}" ] && ! SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null); then
    say "This folder is no clone of the repository, so the time of its commit is not known. Set SOURCE_DATE_EPOCH to it, in seconds since 1970."
    exit 1
fi
export SOURCE_DATE_EPOCH
if [ -n "$(git status --porcelain 2>/dev/null)" ]; then
    commit="$commit, with changes that are not committed"
    say "Some changes here are not committed: what is made now is no release."
fi

mkdir -p "$out"
rm -rf "$out"/LiveCaptions-* "$out"/livecaptions_* "$out"/SHA256SUMS "$out"/Containerfile "$out"/winget
for target in "${targets[@]}"; do
    LIVECAPTIONS_GPU=$(gpu_of "$target")
    export LIVECAPTIONS_GPU
    make_folder "$target"
    "pack_${target//-/_}" "$work/$target/LiveCaptions-$version"
    node build/package/sbom.mjs "$version" "$SOURCE_DATE_EPOCH" "$target" "$work/$target/LiveCaptions-$version" >"$out/LiveCaptions-$version-$target.cdx.json"
done
if makes linux-x64 || makes linux-arm64; then place build/package/Containerfile "$out/Containerfile"; fi
(cd "$out" && find . -maxdepth 1 -type f ! -name SHA256SUMS -printf '%P\n' | sort | xargs sha256sum >SHA256SUMS)
if makes win-x64 && [ -z "$processors" ]; then write_winget; fi

say "Made in $out, for graphics cards: $asked_gpu; for processors: ${processors:-all kinds}"
(cd "$out" && find . -maxdepth 1 -type f ! -name SHA256SUMS -printf '%s %P\n' | sort -k2 |
    awk '{ printf "%8.1f MB  %s\n", $1 / 1e6, $2 }') >&2
