#!/usr/bin/env bash
# Compiles the sound library for Windows, which no test here can run: build/check-windows.sh. Needs mingw-w64; 77: it is missing.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
sources=$here/src/LiveCaptions.Capture/native
headers=${WHISPER_CPP_SOURCE:-$here/artifacts/native/package/cpp/whisper.cpp}/examples
library=$here/artifacts/native/windows/lcc.dll
compiler=x86_64-w64-mingw32-gcc
if ! command -v "$compiler" >/dev/null 2>&1; then
    echo "$compiler is missing, so the sound library is not compiled for Windows. Install it: sudo apt-get install gcc-mingw-w64-x86-64" >&2
    exit 77
fi
if [ ! -e "$headers/miniaudio.h" ]; then
    echo "miniaudio.h is not in $headers. Build the program first (dotnet build): it fetches it." >&2
    exit 1
fi
mkdir -p "$(dirname "$library")"
"$compiler" -O1 -shared -Wall -Wextra -Werror -Wno-unused-function -isystem "$headers" -I "$sources" "$sources/lcc.c" -o "$library" -static-libgcc
# Every function of the header, and nothing else.
exported=$(x86_64-w64-mingw32-objdump -p "$library" | grep -oE '\blcc_[a-z_]+$' | sort -u)
declared=$(grep -oE '\blcc_[a-z_]+\(' "$sources/lcc.h" | tr -d '(' | sort -u)
if [ "$exported" != "$declared" ]; then
    printf 'lcc.dll exports:\n%s\nlcc.h declares:\n%s\n' "$exported" "$declared" >&2
    exit 1
fi
