#!/usr/bin/env bash
# Proves the way over a graphics card without one: Vulkan on Mesa's llvmpipe, which computes on the processor. By hand, since building takes
# twenty minutes and llvmpipe needs minutes for what a card does in a blink. The same speech is recognised on the processor and through Vulkan.
#   sudo apt-get install libvulkan-dev glslc spirv-headers mesa-vulkan-drivers
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
work=$here/artifacts/try-vulkan
driver=$(find /usr/share/vulkan/icd.d /etc/vulkan/icd.d -name 'lvp_icd*.json' 2>/dev/null | head -1)
if ! command -v glslc >/dev/null || [ -z "$driver" ]; then
    echo "glslc or llvmpipe is missing: sudo apt-get install libvulkan-dev glslc spirv-headers mesa-vulkan-drivers" >&2
    exit 77
fi

# The program itself without cards: its engine is replaced below.
LIVECAPTIONS_GPU=none "$here/run.sh" --version
mkdir -p "$work"
printf 'GPU=vulkan\nRELOCATABLE=\n' >"$work/lcw.kind.txt"
cmake -DNAME=lcw -DSUBJECT="the speech engine" -DDURATION="twenty minutes" -DSOURCES="$here/src/LiveCaptions.Whisper/native" \
    -DWORK="$work" -DDOWNLOADS="$here/artifacts/native" -DRESULT="$work/lcw/liblcw.so" -P "$here/build/native/build.cmake"
rm -rf "$work/program"
cp -r "$here/artifacts/bin/LiveCaptions/release" "$work/program"
cp -r "$work/lcw/." "$work/program/"

# llvmpipe is a processor to Vulkan, and ggml takes such a device only if it is named.
export GGML_VK_VISIBLE_DEVICES=0 VK_ICD_FILENAMES=$driver VK_DRIVER_FILES=$driver
answer=$("$work/program/livecaptions" try-card --card 0 --model "$work/program/models/ggml-tiny.en-q8_0.bin" \
    --voice-model "$work/program/models/ggml-silero-v6.2.3.bin" | tail -1)
echo "$answer"
node -e '
const a = JSON.parse(process.argv[1]);
// llvmpipe is too slow to be given all of the speech, and the last words are cut off in the middle.
const words = a.Tried.Text.split(" ").slice(0, -2);
const same = words.length > 4 && `${a.Processor.Text} `.startsWith(`${words.join(" ")} `);
console.log(`${a.Cards[0].Name}: ${same ? "the same words as the processor" : "other words than the processor"}; a step takes ${a.Tried.Seconds} s, on the processor ${a.Processor.Seconds} s`);
process.exit(same ? 0 : 1);
' "$answer"
