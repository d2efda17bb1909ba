#!/usr/bin/env bash
# Sets up what the tests need and runs all suites. The last line counts them: N passed, N failed, N skipped.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
cd "$here"
log=$here/artifacts/test-setup.log
results=$here/artifacts/test-results
mkdir -p artifacts

. build/setup.sh
need_dotnet
need_build_tools
command -v chromium >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || missing+=(chromium)
need pulseaudio pulseaudio
need pactl pulseaudio-utils
install_missing
{ command -v obs && command -v Xvfb; } >/dev/null 2>&1 || install_wanted obs-studio xvfb libgl1-mesa-dri fonts-dejavu-core
if [ ! -e /usr/lib/nginx/modules/ngx_rtmp_module.so ]; then
    # Where systemd runs, the package would start a web server: that is its owner's to decide.
    if [ -d /run/systemd/system ]; then say "The test with a streaming server is skipped. By hand: sudo apt-get install nginx-light libnginx-mod-rtmp"
    else install_wanted nginx-light libnginx-mod-rtmp; fi
fi
if [ ! -e /usr/share/apertium/modes/eng-spa.mode ] || ! command -v apertium-apy >/dev/null 2>&1; then
    if [ -d /run/systemd/system ]; then say "The tests with a translator are skipped. By hand: sudo apt-get install apertium apertium-eng-spa apertium-apy"
    else install_wanted apertium apertium-eng-spa apertium-apy; fi
fi
if ! command -v redis-server >/dev/null 2>&1; then
    if [ -d /run/systemd/system ]; then say "The tests with several machines over Redis are skipped. By hand: sudo apt-get install redis-server redis-sentinel"
    else install_wanted redis-server redis-sentinel; fi
fi
{ [ -e /usr/sbin/ip ] || [ -e /usr/bin/ip ] || [ -e /sbin/ip ]; } || install_wanted iproute2            # links that are cut
ls /usr/lib/*/faketime/libfaketime.so.1 >/dev/null 2>&1 || install_wanted libfaketime           # a clock that is set back and forth
{ [ -e /usr/lib/wine/wine64 ] && command -v makensis && command -v zip && command -v x86_64-w64-mingw32-g++-posix; } >/dev/null 2>&1 ||
    install_wanted wine wine64 nsis zip g++-mingw-w64-x86-64-posix         # the program for Windows, made and run
[ -e /usr/share/scummvm/drascula/audio/track1.ogg ] || install_wanted drascula-music      # a song to be silent about
passed=0 failed=0 skipped=0
say "Building LiveCaptions and its tests"
build LiveCaptions.sln

# count SUITE FILE: adds the counters of an xunit report; a suite without one has crashed.
count() {
    if [ ! -s "$2" ]; then
        say "$1 left no report: it counts as failed"
        failed=$((failed + 1))
        return
    fi
    local counters
    counters=$(grep -o '<Counters [^>]*>' "$2" | head -1)
    number() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<"$counters"; }
    passed=$((passed + $(number passed)))
    failed=$((failed + $(number failed) + $(number error)))
    skipped=$((skipped + $(number total) - $(number executed)))
}

# suite SUITE NAME [FILTER]: runs a suite, or the part of it that the filter names, into reports called NAME.
suite() {
    local code=0
    timeout --foreground --kill-after=30s 50m dotnet test "tests/$1" -c Release --no-build -nologo ${3:+--filter "$3"} --results-directory "$results" \
        --logger "trx;LogFileName=$2.trx" --logger "console;verbosity=minimal" || code=$?
    echo "$code" >"$results/$2.code"
}

# judge NAME: counts what a suite reported; one that ended badly without a failed test counts as failed.
judge() {
    local before=$failed code
    code=$(cat "$results/$1.code" 2>/dev/null || echo "unknown")
    count "$1" "$results/$1.trx"
    if [ "$code" != 0 ] && [ "$failed" -eq "$before" ]; then
        say "$1 ended with code $code: it counts as failed"
        failed=$((failed + 1))
    fi
}

rm -rf "$results"
mkdir -p "$results"
say "Running LiveCaptions.Tests"
suite LiveCaptions.Tests LiveCaptions.Tests

# beside NAME COMMAND...: runs a command beside what follows, in a process group of its own, which ends with this script.
beside=
beside() {
    local log=$results/$1.log
    shift
    set -m
    "$@" >"$log" 2>&1 </dev/null &
    beside=$!
    set +m
    trap 'kill -- "-$beside" 2>/dev/null || true' EXIT
}

# The tests of pages mostly wait, for their content as long as it takes. Beside them, at the lowest priority: what Windows gets is made,
# with modules for two kinds of processors, which takes a third of the time of all; then what the engine hears is compared, at any pace.
end=FullyQualifiedName~LiveCaptions.EndToEnd
pages=$end.Pages.
speech="$end.Speech.EncoderTests|$end.Speech.LanguageTests|$end.Speech.PackagedEngineTests|$end.Speech.RecordingTests"
speech="$speech|$end.Speech.Moonshine|$end.Speech.SongTests|$end.Speech.SpeechStreamTests"
obs="$end.Obs.|$end.Translation.|$end.Relay."
start="$end.Start.|$end.Windows.|$end.Archive."
make_package=
if command -v makensis >/dev/null 2>&1 && command -v x86_64-w64-mingw32-g++-posix >/dev/null 2>&1; then make_package=yes; fi
package_and_speech() {
    renice -n 19 "$BASHPID" >/dev/null
    if [ -n "$make_package" ] && ! LIVECAPTIONS_PROCESSORS=x64,haswell build/package.sh win-x64 >"$results/package.log" 2>&1; then
        cat "$results/package.log"
        say "The program for Windows could not be made: it counts as failed"
        touch "$results/package.failed"
        rm -rf artifacts/packages/for-x64-haswell artifacts/package-work-x64-haswell
    fi
    suite LiveCaptions.EndToEnd LiveCaptions.EndToEnd.Speech "$speech"
}
say "Running the pages of LiveCaptions.EndToEnd; beside them, making the program for Windows and recognising recordings"
beside LiveCaptions.EndToEnd.Speech package_and_speech
suite LiveCaptions.EndToEnd LiveCaptions.EndToEnd.Pages "$pages"
wait "$beside" || true # what failed is in the report
cat "$results/LiveCaptions.EndToEnd.Speech.log"
[ ! -e "$results/package.failed" ] || failed=$((failed + 1))
# These measure the machine, so nothing runs beside them.
say "Running what LiveCaptions.EndToEnd measures"
others="$pages|$speech|$obs|$start"
others=${others//|/\&}
suite LiveCaptions.EndToEnd LiveCaptions.EndToEnd "${others//\~/!~}"
say "Running LiveCaptions.EndToEnd with OBS, and beside it from the start to the update"
beside LiveCaptions.EndToEnd.Start suite LiveCaptions.EndToEnd LiveCaptions.EndToEnd.Start "$start"
suite LiveCaptions.EndToEnd LiveCaptions.EndToEnd.Obs "$obs"
wait "$beside" || true # what failed is in the report
cat "$results/LiveCaptions.EndToEnd.Start.log"
judge LiveCaptions.Tests
for part in .Pages .Speech "" .Obs .Start; do
    judge "LiveCaptions.EndToEnd$part"
done

say "Running the tests of the overlay and of the module for Companion"
(cd integrations/companion && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) || true # its tests then fail
node --test --test-reporter=tap overlays/tests/*.test.js overlays/tests/*/*.test.js integrations/companion/tests/*.test.js \
    >artifacts/overlay-tests.log 2>&1 || { cat artifacts/overlay-tests.log; }
node_count() { sed -nE "s/^# $1 ([0-9]+)$/\1/p" artifacts/overlay-tests.log | head -1; }
if [ -z "$(node_count pass)" ]; then
    failed=$((failed + 1))
else
    passed=$((passed + $(node_count pass)))
    failed=$((failed + $(node_count fail)))
    skipped=$((skipped + $(node_count skipped)))
fi

code=0
if [ "$failed" -gt 0 ]; then code=1; fi
if [ "$passed" -eq 0 ]; then say "No test ran"; code=1; fi
echo "$passed passed, $failed failed, $skipped skipped"
exit $code
