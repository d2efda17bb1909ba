#!/usr/bin/env bash
# Looks into libraries for Windows for what crashes there and nowhere else: build/package/check-modules.sh FILE.dll…
# Windows aligns a stack to 16 bytes. GCC there may put registers of 32 and 64 bytes onto it by instructions that want them aligned (its
# bug 54412, which Debian's mingw-w64 mends): half of all runs crash, but none under Wine.
set -euo pipefail
found=0
for file in "$@"; do
    misaligned=$(x86_64-w64-mingw32-objdump --disassemble --no-show-raw-insn "$file" |
        grep -cE '\bvmov(aps|apd|dqa(32|64)?)\b.*%[yz]mm.*\((%rsp|%rbp)|\bvmov(aps|apd|dqa(32|64)?)\b.*\((%rsp|%rbp).*%[yz]mm' || true)
    if [ "$misaligned" -gt 0 ]; then
        echo "$(basename "$file") moves wide registers to or from the stack as if it were aligned, $misaligned times, so it would crash on Windows. Build it with Debian's mingw-w64." >&2
        found=1
    fi
done
exit $found
