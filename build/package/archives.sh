# Sourced by build/package.sh: packs a published folder. Names are sorted, times are the commit's, owners are root.

# Bytes of a download that a streamer waits for.
most_of_setup=80000000

pack_win_x64() {
    local folder=$1 name=LiveCaptions-$version-win-x64
    # Tests need the setup only.
    if [ -z "$processors" ]; then
        say "Packing $name.zip"
        (cd "$folder/.." && find "LiveCaptions-$version" -type f | sort | zip -X -9 -q "$out/$name.zip" -@)
    fi
    make_setup "$folder" "$out/$name-setup.exe"
    if [ -d "$folder/gpu" ] && [ "$(stat -c %s "$out/$name-setup.exe")" -gt "$most_of_setup" ]; then
        say "With the module for graphics cards setup has $(stat -c %s "$out/$name-setup.exe") bytes, more than $most_of_setup: it is left out there, the zip has it."
        make_setup "$folder" "$out/$name-setup.exe" gpu
    fi
}

# make_setup FOLDER FILE [LEFT_OUT]: without the folder LEFT_OUT of the program, if one is named; ABOUT-THIS-BUILD.txt says so.
make_setup() {
    local folder=$1 file=$2
    if [ -n "${3:-}" ]; then
        folder=$work/setup-folder
        rm -rf "$folder"
        cp -al "$1" "$folder"
        rm -r "${folder:?}/$3" "$folder/ABOUT-THIS-BUILD.txt"
        sed 's/^Graphics cards: .*/Graphics cards: none (the zip: '"$LIVECAPTIONS_GPU"')/' "$1/ABOUT-THIS-BUILD.txt" >"$folder/ABOUT-THIS-BUILD.txt"
        touch -d "@$SOURCE_DATE_EPOCH" "$folder/ABOUT-THIS-BUILD.txt"
    fi
    say "Packing $(basename "$file"), about two minutes"
    write_lists "$folder" "$work"
    place build/package/setup.nsi "$work/setup.nsi"
    makensis -V2 -INPUTCHARSET UTF8 -DVERSION="$version" -DOUTPUT="$file" -DLISTS="$work" \
        -DCOMPRESSION="$([ -z "$processors" ] && echo lzma || echo zlib)" "$work/setup.nsi" >&2
}

# write_lists FOLDER LISTS: every file of the program by name, for setup and for its removal.
write_lists() {
    local folder=$1 name at="" here
    {
        while read -r name; do
            here=$(dirname "$name")
            if [ "$here" != "$at" ]; then
                at=$here
                echo "SetOutPath \"\$INSTDIR.new$([ "$at" = . ] || echo "\\${at//\//\\}")\""
            fi
            echo "File \"$folder/$name\""
        done < <(cd "$folder" && find . -type f -printf '%P\n' | sort)
    } >"$2/install.nsh"
    {
        (cd "$folder" && find . -type f -printf '%P\n' | sort | sed -E 's|/|\\|g; s|.*|Delete "$INSTDIR\\&"|')
        (cd "$folder" && find . -mindepth 1 -type d -printf '%P\n' | sort -r | sed -E 's|/|\\|g; s|.*|RMDir "$INSTDIR\\&"|')
    } >"$2/remove.nsh"
}

pack_tarball() {
    say "Packing $(basename "$2")"
    tar --create --sort=name --format=gnu --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner \
        --directory "$(dirname "$1")" "$(basename "$1")" | gzip -9 -n >"$2"
}

pack_linux_arm64() { pack_tarball "$1" "$out/LiveCaptions-$version-linux-arm64.tar.gz"; }

pack_linux_x64() {
    pack_tarball "$1" "$out/LiveCaptions-$version-linux-x64.tar.gz"
    pack_deb "$1"
}

# depends_of ROOT: the Debian packages whose libraries the program's own files are linked to, with the versions that they need.
depends_of() {
    local list
    mkdir -p "$1/../control/debian"
    printf 'Source: livecaptions\n\nPackage: livecaptions\nArchitecture: amd64\n' >"$1/../control/debian/control"
    list=$(cd "$1/../control" && find ../root/usr/lib/livecaptions -type f ! -path '*/gpu/*' \( -name '*.so' -o -name livecaptions \) |
        sort | xargs dpkg-shlibdeps -O --ignore-missing-info -l../root/usr/lib/livecaptions 2>../shlibdeps.log | sed -n 's/^shlibs:Depends=//p')
    if [ -z "$list" ]; then
        say "The Debian packages that livecaptions needs could not be found out, see $(dirname "$1")/shlibdeps.log."
        exit 1
    fi
    echo "$list"
}

pack_deb() {
    local root=$work/deb/root name=livecaptions_${version}_amd64.deb size
    say "Packing $name"
    rm -rf "$work/deb"
    mkdir -p "$root/usr/lib" "$root/usr/bin" "$root/DEBIAN"
    cp -a "$1" "$root/usr/lib/livecaptions"
    ln -s ../lib/livecaptions/livecaptions "$root/usr/bin/livecaptions"
    place build/package/livecaptions.service "$root/usr/lib/systemd/user/livecaptions.service"
    { cat LICENSE && echo && cat THIRD-PARTY-NOTICES.md; } >"$work/deb/copyright"
    place "$work/deb/copyright" "$root/usr/share/doc/livecaptions/copyright"
    place README.md "$root/usr/share/doc/livecaptions/README.md"
    gzip -9 -n <CHANGELOG.md >"$work/deb/changelog.gz"
    place "$work/deb/changelog.gz" "$root/usr/share/doc/livecaptions/changelog.gz"
    size=$(du -sk --apparent-size "$root" | cut -f1)
    cat >"$root/DEBIAN/control" <<EOF
Package: livecaptions
Version: $version
Architecture: amd64
Maintainer: The LiveCaptions developers <livecaptions@localhost>
Installed-Size: $size
Depends: $(depends_of "$root"), libssl3 | libssl3t64
Recommends: ffmpeg, libpulse0, libasound2 | libasound2t64, tzdata$([ ! -d "$root/usr/lib/livecaptions/gpu" ] || echo ", libvulkan1")
Section: sound
Priority: optional
Description: live captions for OBS and live streams
 Turns speech into captions while it is spoken: in OBS, behind the CC button of
 a stream, in subtitle files and on phones. It runs on this computer alone,
 without an account; an English model is included.
 .
 Start it in a terminal (livecaptions), or with the session:
 systemctl --user enable --now livecaptions
EOF
    find "$root" -type d -exec chmod 0755 {} +
    (cd "$root" && find usr -type f | sort | xargs -d '\n' md5sum) >"$root/DEBIAN/md5sums"
    chmod 0644 "$root/DEBIAN"/*
    find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
    dpkg-deb --build --root-owner-group -Zxz "$root" "$out/$name" >/dev/null
}

# The manifest for winget, which names the address and the digest of the setup.
write_winget() {
    local setup=LiveCaptions-$version-win-x64-setup.exe template
    if [ -z "${LIVECAPTIONS_RELEASE_URL:-}" ]; then
        say "The manifest for winget was not written, since it names an address: LIVECAPTIONS_RELEASE_URL is not set."
        return
    fi
    for template in build/package/winget/*.yaml; do
        sed -e "s|{version}|$version|g" -e "s|{url}|${LIVECAPTIONS_RELEASE_URL%/}/$setup|g" -e "s|{page}|${LIVECAPTIONS_RELEASE_URL%/}|g" \
            -e "s|{sha256}|$(sha256sum "$out/$setup" | cut -d' ' -f1 | tr a-f A-F)|g" \
            -e "s|{date}|$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)|g" "$template" >"$work/manifest.yaml"
        place "$work/manifest.yaml" "$out/winget/$(basename "$template")"
    done
}
