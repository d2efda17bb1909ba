#!/bin/sh
# Calls glslc, but what it has made once serves the next target too. ggml's generator names each file after all that makes it differ, and
# the folder after glslc and the sources (vulkan-tools.cmake, which fills in the two paths).
out='' dependencies='' source='' before=''
for argument; do
    case $before in
        -o) out=$argument ;;
        -MF) dependencies=$argument ;;
    esac
    case $argument in *.comp) source=$argument ;; esac
    before=$argument
done
kept='@KEPT@'/${out##*/}
case $out in
    *.spv) ;;
    *) exec '@SHADER_COMPILER@' "$@" ;;
esac
if [ -e "$kept" ]; then
    cp "$kept" "$out" || exit
    [ -z "$dependencies" ] || echo "$out: $source" >"$dependencies"
    exit
fi
'@SHADER_COMPILER@' "$@" || exit
cp "$out" "$kept.$$" && mv "$kept.$$" "$kept"
