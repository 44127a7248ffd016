#!/bin/sh
# Installs a release of harden into a folder: install.sh FOLDER
#   HARDEN_VERSION   the version, or latest (the default)
#   HARDEN_RELEASES  the folder of the releases, as https://github.com/ORG/harden/releases; or a file:// folder
# The archive is held to the release's SHA256SUMS before it is unpacked.
set -eu
folder=${1:?usage: install.sh FOLDER}
version=${HARDEN_VERSION:-latest}
releases=${HARDEN_RELEASES:?name the folder of the releases in HARDEN_RELEASES}

fail() {
    printf 'install: %s\n' "$1" >&2
    exit 1
}

case $(uname -s)-$(uname -m) in
    Linux-x86_64) system=linux-x64 ;;
    Linux-aarch64) system=linux-arm64 ;;
    Darwin-x86_64) system=macos-x64 ;;
    Darwin-arm64) system=macos-arm64 ;;
    *) fail "there is no release for $(uname -s) on $(uname -m); the portable one runs on any Java from 17 on" ;;
esac
case $version in
    latest) from=$releases/latest/download ;;
    *[!0-9.a-z-]*) fail "a version looks like 0.1.0, not '$version'" ;;
    *) from=$releases/download/v$version ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
get() {
    curl --fail --silent --show-error --location --retry 3 --output "$work/$1" "$from/$1" || fail "cannot fetch $from/$1"
}

get SHA256SUMS
archive=$(sed -n "s/^[0-9a-f]*  \(harden-[0-9][^ ]*-$system\.tar\.gz\)\$/\1/p" "$work/SHA256SUMS")
[ -n "$archive" ] || fail "the release has nothing for $system"
get "$archive"
grep "  $archive\$" "$work/SHA256SUMS" >"$work/sum"
(cd "$work" && { if command -v sha256sum >/dev/null; then sha256sum --check --status sum; else shasum -a 256 --check --status sum; fi; }) ||
    fail "$archive is not what SHA256SUMS says; nothing was installed"
mkdir -p "$folder"
tar -xzf "$work/$archive" -C "$folder" --strip-components=1
"$folder/bin/harden" --version
