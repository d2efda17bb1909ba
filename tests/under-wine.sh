#!/usr/bin/env bash
# Runs the unit tests' program for Windows under Wine, by hand: line ends, paths, open files and processes are other ones there.
#   tests/under-wine.sh              all classes; a quarter of an hour to an hour on two busy cores
#   tests/under-wine.sh '*Files*'    the classes whose names match
# Twelve classes share a process; where it crashes, hangs or leaves no report, each of them gets a process of its own.
# What Wine itself cannot do stands in tests/under-wine.gaps.txt, with the reason; any other failure counts.
#   sudo apt-get install wine wine64 g++-mingw-w64-x86-64-posix
set -uo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
cd "$here" || exit 1
wine=
for loader in /usr/bin/wine /usr/bin/wine64 /usr/lib/wine/wine64; do [ ! -e "$loader" ] || wine=$loader; done
if [ -z "$wine" ]; then
    echo "Wine is missing. Install it: sudo apt-get install wine wine64" >&2
    exit 77
fi
# Below the repository, which the tests look for.
program=$here/artifacts/windows-tests
work=$here/artifacts/under-wine
gaps=$here/tests/under-wine.gaps.txt
LIVECAPTIONS_PROCESSORS=x64,haswell dotnet publish tests/LiveCaptions.Tests -c Release -r win-x64 --self-contained -v quiet -nologo \
    -o "$program" || exit 1

# Wine 8 dies of exceptions that pass the runtime's own invocation of methods; compiled ones carry them.
grep -q ForceEmitInvoke "$program/LiveCaptions.Tests.runtimeconfig.json" ||
    sed -i 's/"configProperties": {/&\n      "Switch.System.Reflection.ForceEmitInvoke": true,/' "$program/LiveCaptions.Tests.runtimeconfig.json"

rm -rf "$work/reports"
mkdir -p "$work/reports"
export WINEPREFIX=$work/prefix WINEARCH=win64 WINEDEBUG=-all LC_ALL=C.UTF-8
# Not mscoree: the loader needs it for assemblies without native code.
export WINEDLLOVERRIDES="mshtml=;winemenubuilder.exe="
# Wine 8 crashes with either of both.
export DOTNET_EnableWriteXorExecute=0 DOTNET_gcConcurrent=0
unset DISPLAY
[ -d "$WINEPREFIX" ] || "$wine" wineboot --init >"$work/setup.log" 2>&1
# Passwords are hashed by another function of Windows 7, which Wine has.
"$wine" reg add 'HKCU\Software\Wine' /v Version /d win7 /f >>"$work/setup.log" 2>&1

# run SECONDS REPORT CLASS…: its exit status says nothing of use; the report does.
run() {
    local seconds=$1 report=$work/reports/$2 classes=() class
    shift 2
    for class in "$@"; do classes+=(-class "$class"); done
    timeout -k 5 "$seconds" "$wine" "$program/LiveCaptions.Tests.exe" -noColor -noLogo -maxThreads 2 -longRunning 20 \
        -xml "Z:${report//\//\\}.xml" "${classes[@]}" >"$report.log" 2>&1 </dev/null
    [ -s "$report.xml" ]
}

mapfile -t classes < <("$wine" "$program/LiveCaptions.Tests.exe" -noColor -noLogo -list classes 2>/dev/null | tr -d '\r' |
    grep '^LiveCaptions\.')
if [ $# -gt 0 ]; then
    chosen=()
    for class in "${classes[@]}"; do
        # shellcheck disable=SC2053 # a pattern
        [[ $class == $1 ]] && chosen+=("$class")
    done
    classes=("${chosen[@]}")
fi
echo "${#classes[@]} classes"

lost=()
for ((i = 0; i < ${#classes[@]}; i += 12)); do
    group=("${classes[@]:i:12}")
    echo "$i of ${#classes[@]}: ${group[0]} and on" >&2
    run 400 "group-$i" "${group[@]}" && continue
    for class in "${group[@]}"; do
        run 200 "$class" "$class" && continue
        echo "  again: $class left no report" >&2
        run 200 "$class" "$class" || lost+=("$class")
    done
done

# total NAME: the sum of a counter over all reports.
total() {
    cat "$work"/reports/*.xml 2>/dev/null | grep -oE '<assembly [^>]*' | sed -nE "s/.* $1=\"([0-9]+)\".*/\1/p" |
        awk '{ n += $1 } END { print n + 0 }'
}

# The tests that failed, as TYPE.METHOD.
failures() {
    cat "$work"/reports/*.xml 2>/dev/null | grep -oE '<test [^>]*result="Fail"[^>]*>' |
        sed -E 's/.* name="(LiveCaptions[A-Za-z0-9_.]*).*/\1/' | sort
}

known=0 unknown=()
while read -r test; do
    if grep -qF -e "$test " -e "${test%.*}.* " "$gaps"; then known=$((known + 1)); else unknown+=("$test"); fi
done < <(failures)

for class in "${lost[@]}"; do echo "No report: $class"; done
for test in "${unknown[@]}"; do echo "Failed: $test"; done
echo "$(total passed) passed, ${#unknown[@]} failed, $known failed for what Wine lacks, $(total skipped) skipped," \
    "${#lost[@]} classes without a report"
[ "${#unknown[@]}" -eq 0 ] && [ "${#lost[@]}" -eq 0 ] && [ "$(total passed)" -gt 0 ]
