#!/bin/sh
# Gathers what the systems built into one release, with one list of sums, and fills the package managers' templates:
# gather.sh BUILT RELEASE VERSION REPOSITORY, where BUILT has a folder for each system
set -eu
built=$1 release=$2 version=$3 repository=$4
here=$(dirname "$0")
mkdir -p "$release"
# The portable distribution is the same from everywhere; Linux's is taken.
cp "$built/linux-x64/harden-$version.tar.gz" "$built/linux-x64/harden-$version.zip" "$release/"
for folder in "$built"/*/; do
    system=$(basename "$folder")
    cp "${folder}harden-$version-$system.tar.gz" "$release/"
    cp "${folder}harden-$version.provenance.json" "$release/harden-$version-$system.provenance.json"
    for package in "$folder"*.deb "$folder"*.cdx.json; do
        [ ! -f "$package" ] || cp "$package" "$release/"
    done
done
(cd "$release" && sha256sum -- * >../SHA256SUMS && mv ../SHA256SUMS .)

sum() {
    sed -n "s/^\([0-9a-f]*\)  $1\$/\1/p" "$release/SHA256SUMS"
}
for template in homebrew.rb scoop.json winget.yaml; do
    file=$release/harden.${template#*.}
    sed -e "s|@VERSION@|$version|g" -e "s|@REPOSITORY@|$repository|g" \
        -e "s|@LINUX_X64@|$(sum "harden-$version-linux-x64.tar.gz")|" \
        -e "s|@LINUX_ARM64@|$(sum "harden-$version-linux-arm64.tar.gz")|" \
        -e "s|@MACOS_X64@|$(sum "harden-$version-macos-x64.tar.gz")|" \
        -e "s|@MACOS_ARM64@|$(sum "harden-$version-macos-arm64.tar.gz")|" \
        -e "s|@WINDOWS_X64@|$(sum "harden-$version-windows-x64.tar.gz")|" \
        "$here/templates/$template" >"$file"
    ! grep -n '@[A-Z_0-9]*@' "$file" || { echo "gather: $file has places that nothing fills" >&2; exit 1; }
done
