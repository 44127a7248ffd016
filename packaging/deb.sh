#!/bin/sh
# Makes the Debian package of a distribution with its runtime: deb.sh FOLDER VERSION ARCHITECTURE FILE
set -eu
folder=$1 version=$2 arch=$3 file=$4
root=target/stage/deb
rm -rf "$root"
mkdir -p "$root/DEBIAN" "$root/usr/bin" "$root/usr/lib" "$root/usr/share/man/man1" "$root/usr/share/doc/harden" \
    "$root/usr/share/bash-completion/completions" "$root/usr/share/zsh/vendor-completions"
cp -R -p "$folder" "$root/usr/lib/harden"
rm -r "$root/usr/lib/harden/share"
ln -s ../lib/harden/bin/harden "$root/usr/bin/harden"
cp "$folder/share/completions/harden.bash" "$root/usr/share/bash-completion/completions/harden"
cp "$folder/share/completions/_harden" "$root/usr/share/zsh/vendor-completions/_harden"
gzip -n -9 <"$folder/share/man/man1/harden.1" >"$root/usr/share/man/man1/harden.1.gz"
cat >"$root/usr/share/doc/harden/copyright" <<'TEXT'
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: harden

Files: *
Copyright: the authors of harden
License: Apache-2.0
 On Debian systems, the full text of the Apache License 2.0 is in /usr/share/common-licenses/Apache-2.0.

Files: usr/lib/harden/runtime/*
Copyright: Oracle and/or its affiliates
License: GPL-2 with classpath exception
 The texts are in /usr/lib/harden/runtime/legal.
TEXT
size=$(du -sk --apparent-size "$root/usr" | cut -f 1)
cat >"$root/DEBIAN/control" <<TEXT
Package: harden
Version: $version
Architecture: $arch
Maintainer: the authors of harden <noreply@users.noreply.github.com>
Installed-Size: $size
Depends: libc6, zlib1g
Section: admin
Priority: optional
Description: AWS account hardening auditor that never guesses
 Audits how an AWS account or organization is hardened and writes reports.
 What it could not see is UNKNOWN, never a guess.
TEXT
(cd "$root" && find usr -type f -exec md5sum {} + | LC_ALL=C sort -k 2 >DEBIAN/md5sums)
chmod -R u=rwX,go=rX "$root"
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Zgzip -z6 --build "$root" "$file" >/dev/null
