#!/usr/bin/env bash
# Tries the graphics cards of this machine in one go, without .NET's SDK and without internet, and prints one table: on each card, by each
# interface, how long a model takes to load, the encoder, a token and a step; and the same on the processor. Under ten minutes.
#   tests/try-card.sh PROGRAM              PROGRAM: a published folder for linux-x64 (LIVECAPTIONS_GPU=vulkan build/package.sh linux-x64), or what
#                                          --pack has made of it
#   tests/try-card.sh --pack FILE PROGRAM [engine]
#                                          packs PROGRAM without models, clips and pages, which lie in this folder, and with the sources of
#                                          whisper.cpp, into one file to carry to such a machine; engine: only the native libraries (a tenth)
# It needs this folder, python3, and for CUDA NVIDIA's toolkit, g++ and cmake: where nvcc is, the module for CUDA is built, for this card
# alone. What is missing is left out, with the reason below the table.
#   MODELS   a folder with further models; ggml-base.en-q8_0.bin or another ggml-base*.bin there or in models/ is tried
#   LIMIT    seconds that one measurement may take (90); a driver that computes on the processor needs minutes
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
work=$here/artifacts/try-card
limit=${LIMIT:-90}
say() { printf '%s\n' "$*" >&2; }

# pack FILE PROGRAM [engine]
pack() {
    local file=$1 program=$2 what="the whole program" sources
    sources=$(find "$here/artifacts/native" -maxdepth 1 -name 'nodejs-whisper-*.tgz' | head -1)
    if [ ! -e "$program/liblcw.so" ]; then
        say "$program holds no liblcw.so, so it is no published program for Linux. Make one: LIVECAPTIONS_GPU=vulkan build/package.sh linux-x64"
        exit 2
    fi
    rm -rf "$work/packed"
    mkdir -p "$work/packed/program"
    if [ "${3:-}" = engine ]; then
        what="the engine"
        cp -r "$program"/lib{lcw,ggml}*.so "$work/packed/program/"
        [ ! -d "$program/gpu" ] || cp -r "$program/gpu" "$work/packed/program/"
    else
        cp -r "$program/." "$work/packed/program/"
        rm -rf "$work/packed/program"/{models,demo,samples,overlays,licences}
    fi
    if [ -n "$sources" ]; then cp "$sources" "$work/packed/"; else say "Without the sources of whisper.cpp (artifacts/native/nodejs-whisper-*.tgz), so CUDA cannot be tried with it."; fi
    tar --create --xz --file "$file" --directory "$work/packed" .
    rm -rf "$work/packed"
    say "Packed ($what): $file, $(stat -c %s "$file" | awk '{ printf "%.1f MB", $1 / 1e6 }')"
}

if [ "${1:-}" = --pack ] && [ $# -ge 3 ]; then
    pack "${@:2}"
    exit
fi
if [ $# -ne 1 ] || [ ! -e "$1" ]; then
    sed -n '2,13s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
    exit 2
fi
if ! command -v python3 >/dev/null 2>&1; then
    say "There is no python3, which calls the engine here, so no card was tried. Install it: sudo apt-get install python3"
    exit 2
fi

rm -rf "$work"
mkdir -p "$work/modules" "$work/program"
if [ -d "$1" ]; then cp -r "$1/." "$work/program/"; else
    tar --extract --file "$1" --directory "$work"
fi
program=$work/program
if [ ! -e "$program/liblcw.so" ]; then
    say "$1 holds no liblcw.so, so no card was tried. Name a published folder for linux-x64."
    exit 2
fi
mkdir -p "$program/models" "$program/demo"
cp "$here"/models/ggml-{tiny.en-q8_0,silero-v6.2.3}.bin "$program/models/"
cp "$here"/demo/demo.* "$program/demo/"
for kind in vulkan cuda; do
    [ ! -e "$program/gpu/libggml-$kind.so" ] || mv "$program/gpu/libggml-$kind.so" "$work/modules/"
done
rm -rf "$program/gpu"

: >"$work/notes"
: >"$work/rows"
note() {
    printf '%s\n' "$*" >>"$work/notes"
    say "$*"
}
cores=$(nproc)
threads=$(((cores + 1) / 2))
# As the program does it.
export OMP_WAIT_POLICY=passive GOMP_SPINCOUNT=0

# whisper_sources: prints the folder of whisper.cpp's sources; nothing if there are none.
whisper_sources() {
    local archive
    if [ -e "$here/artifacts/native/package/cpp/whisper.cpp/src/whisper.cpp" ]; then
        echo "$here/artifacts/native/package/cpp/whisper.cpp"
        return
    fi
    archive=$(find "$work" "$here/artifacts/native" -maxdepth 1 -name 'nodejs-whisper-*.tgz' 2>/dev/null | head -1)
    if [ -n "$archive" ]; then
        tar --extract --file "$archive" --directory "$work" package/cpp/whisper.cpp/{src,include,ggml}
        echo "$work/package/cpp/whisper.cpp"
    fi
}

# build_cuda: the module for CUDA by the engine's own list of sources, for the architecture of this card.
build_cuda() {
    local nvcc sources architecture begun=$SECONDS generator=()
    nvcc=$(command -v nvcc || find /usr/local/cuda*/bin -name nvcc 2>/dev/null | head -1 || true)
    if [ -z "$nvcc" ]; then note "CUDA: not tried, there is no nvcc here."; return; fi
    if ! command -v cmake >/dev/null 2>&1 || ! command -v c++ >/dev/null 2>&1; then note "CUDA: not tried, building it needs cmake and g++."; return; fi
    sources=$(whisper_sources)
    if [ -z "$sources" ]; then note "CUDA: not tried, the sources of whisper.cpp are not here (artifacts/native/nodejs-whisper-*.tgz)."; return; fi
    architecture=$(nvidia-smi --query-gpu=compute_cap --format=csv,noheader 2>/dev/null | head -1 | tr -d '. ' || true)
    ! command -v ninja >/dev/null 2>&1 || generator=(-G Ninja)
    say "Building the module for CUDA (architecture ${architecture:-native}), some minutes"
    if ! {
        cmake -S "$here/src/LiveCaptions.Whisper/native" -B "$work/cuda" "${generator[@]}" -DCMAKE_BUILD_TYPE=Release -DLCW_GPU=cuda \
            -DWHISPER_SOURCE_DIR="$sources" -DCMAKE_CUDA_COMPILER="$nvcc" -DCMAKE_CUDA_ARCHITECTURES="${architecture:-native}" &&
            timeout 330 cmake --build "$work/cuda" --target ggml-cuda --config Release --parallel "$cores"
    } >"$work/cuda.log" 2>&1; then
        note "CUDA: not tried, its module could not be built in $((SECONDS - begun)) s; see artifacts/try-card/cuda.log."
        return
    fi
    find "$work/cuda" -name libggml-cuda.so -exec cp {} "$work/modules/" \;
    note "CUDA: the module was built in $((SECONDS - begun)) s and has $(stat -c %s "$work/modules/libggml-cuda.so" | awk '{ printf "%.0f MB", $1 / 1e6 }')."
}

# why CODE: why something that was to be measured gave no result.
why() {
    case $1 in
        124 | 137) echo "no result within $limit s (LIMIT), so it was ended." ;;
        *) echo "it ended with code $1. $(tail -1 "$work/error")" ;;
    esac
}

# try_all INTERFACE CARD NAME: a row for each model; CARD below 0: the processor.
try_all() {
    local model answer code
    for model in "${models[@]}"; do
        say "$3, $1: $(basename "$model")"
        code=0
        answer=$(timeout -k 5 "$limit" python3 "$here/tests/try-card/speed.py" "$program" "$2" "$threads" "$model" "$here/demo/jfk.wav" 2>"$work/error") || code=$?
        if [ "$code" -ne 0 ]; then
            note "$3, $1, $(basename "$model"): $(why "$code")"
            continue
        fi
        printf '%s\t%s\t%s\t%s\n' "$3" "$1" "$(basename "$model" .bin)" "$answer" >>"$work/rows"
    done
}

# try_program CARD NAME: the program's own trial, as at each of its starts.
try_program() {
    local answer code=0
    [ -e "$program/livecaptions" ] || return 0
    answer=$(timeout -k 5 "$limit" "$program/livecaptions" try-card --card "$1" --model "$program/models/ggml-tiny.en-q8_0.bin" \
        --voice-model "$program/models/ggml-silero-v6.2.3.bin" --threads "$threads" 2>"$work/error" | tail -1) || code=$?
    if [ "$code" -ne 0 ]; then
        note "$2, the program's own trial: $(why "$code")"
        return
    fi
    note "$2: the program's own trial with tiny.en: $(python3 -c '
import json, sys
answer = json.loads(sys.argv[1])
card, processor = answer["Tried"], answer["Processor"]
print("a step takes %s s, on the processor %s s; it hears: %s" % (card["Seconds"], processor["Seconds"], card["Text"][:60]))' "$answer")"
}

say "Writing a model of random weights in the shape of large-v3-turbo (880 MB)"
python3 "$here/tests/try-card/model.py" "$work/random-large-v3-turbo-q8_0.bin" &
writing=$!
build_cuda
wait "$writing"
models=("$program/models/ggml-tiny.en-q8_0.bin")
base=$(find "$here/models" ${MODELS:+"$MODELS"} -maxdepth 1 -name 'ggml-base*.bin' 2>/dev/null | sort | head -1 || true)
if [ -n "$base" ]; then models+=("$base"); else note "base: not tried, there is no ggml-base*.bin in models/ or MODELS."; fi
models+=("$work/random-large-v3-turbo-q8_0.bin")

try_all processor -1 "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), threads: $threads"
tried=0
for module in "$work"/modules/libggml-*.so; do
    [ -e "$module" ] || continue
    kind=$(basename "$module" .so)
    kind=${kind#libggml-}
    rm -rf "$program/gpu"
    mkdir "$program/gpu"
    cp "$module" "$program/gpu/"
    if ! cards=$(timeout -k 5 60 python3 "$here/tests/try-card/speed.py" "$program" 2>"$work/error"); then
        note "$kind: its driver ended the process or gave no answer. $(tail -1 "$work/error")"
        continue
    fi
    if [ -z "$cards" ]; then note "$kind: no graphics card. $(tail -1 "$work/error")"; continue; fi
    while IFS=$'\t' read -r number _ name; do
        tried=$((tried + 1))
        try_all "$kind" "$number" "$name" </dev/null
        try_program "$number" "$name ($kind)" </dev/null
    done <<<"$cards"
done
[ -n "$(ls "$work/modules")" ] || note "No module for graphics cards: the program holds none, and none was built."
rm -f "$work/random-large-v3-turbo-q8_0.bin"

python3 - "$work/rows" <<'END'
import sys
rows = [line.rstrip("\n").split("\t") for line in open(sys.argv[1])]
processor = {row[2]: row for row in rows if row[1] == "processor"}
table = [["card", "by", "model", "load, s", "encoder, ms", "token, ms", "step, ms", "against the processor", "words"]]
for name, by, model, load, encoder, token, step, text in rows:
    same = "random" if model.startswith("random") else "the processor's" if by == "processor" or text == processor.get(model, [""])[-1] else f"others: {text}"
    times = f"{float(processor[model][6]) / float(step):.1f} times as fast" if model in processor else ""
    table.append([name, by, model, load, encoder, token, step, "" if by == "processor" else times, same])
widths = [max(len(row[i]) for row in table) for i in range(len(table[0]))]
for row in table:
    print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |")
    if row is table[0]:
        print("|" + "|".join("-" * (width + 2) for width in widths) + "|")
END
echo
cat "$work/notes"
echo "Cards tried: $tried. It took $SECONDS s on $cores cores."
