# Sourced by build/package.sh: publishes the program for a machine into a folder that is ready to be packed.

# place FILE DESTINATION: copies a file with plain permissions.
place() { install -D -m 0644 "$1" "$2"; }

# with_patience WHAT COMMAND…: runs a long command and says every half a minute that it goes on; its output only if it fails.
with_patience() {
    local what=$1 log=$work/$target.log begun=$SECONDS code=0 running count=0 note
    shift
    say "$what"
    "$@" >"$log" 2>&1 &
    running=$!
    while kill -0 "$running" 2>/dev/null; do
        sleep 1
        if [ $(((SECONDS - begun) % 30)) -eq 29 ] && kill -0 "$running" 2>/dev/null; then
            note=""
            [ "$(compiled)" -eq "$count" ] || note=", $(compiled) native files compiled"
            count=$(compiled)
            say "  $(((SECONDS - begun + 1) / 60)) min $(((SECONDS - begun + 1) % 60)) s$note"
        fi
    done
    wait "$running" || code=$?
    if [ "$code" -ne 0 ]; then
        say "That failed:"
        { grep -E 'error' "$log" | sed -E 's/^.*: error( [A-Z]+[0-9]+)?: */  /; s/ \[[^]]*\]$//' | sort -u | head -5; } >&2 || true
        say "The whole output is in $log"
        exit 1
    fi
}

# How many files of the native libraries have been compiled for this target.
compiled() {
    cat "artifacts/native/$target${processors:+-${processors//,/-}}"/build-*/.ninja_log 2>/dev/null | grep -vc '^#' || true
}

# make_folder RID: the program, ready to run, in $work/RID/LiveCaptions-VERSION, each file with the commit's time.
make_folder() {
    local target=$1 folder=$work/$1/LiveCaptions-$version
    rm -rf "${work:?}/$target"
    mkdir -p "$work/$target"
    # Analyzers change no byte of the program, and the tests' build runs them.
    with_patience "Building for $target${processors:+ and the processors $processors only}; the first time takes about ten minutes" \
        dotnet publish src/LiveCaptions -c Release -r "$target" --self-contained -o "$folder" -v minimal -nologo \
        -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false
    gather_licences "$target" "$folder"
    refuse_strays "$folder"
    [ "$target" != win-x64 ] || build/package/check-modules.sh "$folder"/lcw.dll "$folder"/ggml*.dll $(find "$folder" -path '*/gpu/*.dll') || exit 1
    cat >"$folder/ABOUT-THIS-BUILD.txt" <<EOF
LiveCaptions $version for $target
Commit: $commit
Graphics cards: $LIVECAPTIONS_GPU
Processors: $(modules_of "$folder")
EOF
    find "$folder" -type d -exec chmod 0755 {} +
    find "$folder" -type f -exec chmod 0644 {} +
    chmod 0755 "$folder"/livecaptions "$folder"/createdump 2>/dev/null || true
    find "$folder" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}

# gather_licences RID FOLDER: the texts of the licences of what is packed with the program, below the folder licences.
gather_licences() {
    local packages pack file common=/usr/share/common-licenses
    packages=$(dotnet nuget locals global-packages --list | sed -E 's/^global-packages: *//')
    for pack in netcore aspnetcore; do
        for file in "${packages%/}/microsoft.$pack.app.runtime.$1/$(framework_version "$2" "$pack")"/{LICENSE,THIRD-PARTY-NOTICES}.*; do
            place "$file" "$2/licences/dotnet-$pack-$(basename "${file%.*}").txt"
        done
    done
    place "$common/Apache-2.0" "$2/licences/Apache-2.0.txt"
    place "$common/MPL-1.1" "$2/licences/MPL-1.1.txt"
    if [ -n "${WHISPER_CPP_SOURCE:-}" ]; then place "$WHISPER_CPP_SOURCE/LICENSE" "$2/licences/whisper.cpp.txt"
    else tar --extract --to-stdout --file artifacts/native/nodejs-whisper-*.tgz package/cpp/whisper.cpp/LICENSE >"$2/licences/whisper.cpp.txt"; fi
    if [ "$1" = win-x64 ]; then
        place "$common/GPL-3" "$2/licences/GPL-3.txt"
        place /usr/share/doc/gcc-mingw-w64-base/copyright "$2/licences/libgomp-libgcc.txt"
        place /usr/share/doc/mingw-w64-x86-64-dev/copyright "$2/licences/libwinpthread.txt"
    fi
    if [ -d "$2/gpu" ]; then
        for pack in libvulkan-dev spirv-headers; do place "${VULKAN_SDK:-/usr}/share/doc/$pack/copyright" "$2/licences/$pack.txt"; done
    fi
}

# framework_version FOLDER NAME: the version of a framework that is packed with the program, from its runtimeconfig.
framework_version() {
    node -e 'const [file, name] = process.argv.slice(1);
        const all = JSON.parse(require("fs").readFileSync(file)).runtimeOptions.includedFrameworks;
        console.log(all.find(f => f.name.toLowerCase() === `microsoft.${name}.app`).version);' "$1/livecaptions.runtimeconfig.json" "$2"
}

# modules_of FOLDER: the kinds of processors that its engine has a module for.
modules_of() {
    find "$1" -maxdepth 1 -regex '.*ggml-cpu-.*\.\(dll\|so\)' -printf '%f\n' | sed -E 's/^(lib)?ggml-cpu-//; s/\.(dll|so)$//' | sort | paste -sd' '
}

# least_modules: the modules without which a package would not serve common processors of its kind.
least_modules() {
    if [ -n "$processors" ]; then return; fi
    case $target in
        win-x64) echo ggml-cpu-{x64,haswell,skylakex,zen4}.dll ;;
        linux-x64) echo libggml-cpu-{x64,haswell,skylakex,zen4}.so ;;
        linux-arm64) echo libggml-cpu-armv8.{0_1,2_1,2_2,2_3,6_1,6_2}.so ;;
    esac
}

# refuse_strays FOLDER: ends if it holds what no user needs, or lacks what every user needs.
refuse_strays() {
    local strays lacking file
    strays=$(find "$1" \( -name '*.pdb' -o -name '*.xml' -o -name web.config -o -name '*.staticwebassets.*' -o -name '*.dbg' \) -printf '%P\n')
    if [ -n "$strays" ]; then
        say "The published folder holds what no user needs, so it was not packed:" $strays
        exit 1
    fi
    lacking=$(for file in LICENSE THIRD-PARTY-NOTICES.md models/ggml-tiny.en-q8_0.bin models/ggml-silero-v6.2.3.bin models/speaker-ge2e.safetensors demo/demo.wav \
        licences/{dotnet-netcore-LICENSE,dotnet-aspnetcore-LICENSE,Apache-2.0,MPL-1.1,whisper.cpp}.txt \
        overlays/signalr.js overlays/fonts/{inter,atkinson-hyperlegible-next,ibm-plex-mono,opendyslexic}-LICENSE.txt $(least_modules); do
        [ -s "$1/$file" ] || echo "$file"
    done)
    if [ -n "$lacking" ]; then
        say "The published folder lacks some files, so it was not packed:" $lacking
        exit 1
    fi
}
