#!/bin/sh
# Makes the distributions in target/dist from a built target/lib: ./dev dist
#   harden-VERSION.tar.gz, .zip            for any Java from 17 on
#   harden-VERSION-SYSTEM.tar.gz, .deb     with a runtime of its own and archives of loaded classes; needs a JDK 25
#   SHA256SUMS, the bill of materials, and a statement of what was built from what
# HARDEN_JDK names the JDK 25 where it is not the java on PATH or below /usr/lib/jvm. Equal sources give equal bytes, but
# for the archives of loaded classes, which the JVM writes as its threads come along.
set -eu
cd "$(dirname "$0")/.."
version=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' pom.xml)
stamp=$(sed -n 's|.*<project.build.outputTimestamp>\(.*\)</project.build.outputTimestamp>|\1|p' pom.xml)
SOURCE_DATE_EPOCH=$(date -u -d "$stamp" +%s 2>/dev/null || date -u -j -f %Y-%m-%dT%H:%M:%SZ "$stamp" +%s)
export SOURCE_DATE_EPOCH TZ=UTC LC_ALL=C
dist=target/dist
name=harden-$version

fail() {
    printf 'dist: %s\n' "$1" >&2
    exit 1
}

[ -f target/lib/harden.jar ] || fail "there is no target/lib/harden.jar; run ./dev dist, which builds it"
rm -rf "$dist" target/stage
mkdir -p "$dist" target/stage

# Sets all times of a folder to the build's, since the JVM holds its archives to the times of the jars.
settle() {
    find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}

packed() { # FOLDER FILE
    settle "target/stage/$1"
    tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner -C target/stage -cf - "$1" | gzip -n -6 >"$dist/$2"
}

portable=target/stage/$name
mkdir -p "$portable/bin" "$portable/lib" "$portable/share/man/man1" "$portable/share/completions"
cp harden packaging/harden.cmd packaging/harden.ps1 "$portable/bin/"
cp target/lib/*.jar "$portable/lib/"
cp LICENSE README.md "$portable/"
[ ! -f NOTICE ] || cp NOTICE "$portable/"
cp docs/man/harden.1 "$portable/share/man/man1/"
java -cp target/lib/harden.jar dev.harden.cli.Main generate-completion >"$portable/share/completions/harden.bash"
cat >"$portable/share/completions/_harden" <<'TEXT'
#compdef harden
autoload -U +X bashcompinit && bashcompinit
for file in "${0:A:h}/harden.bash" /usr/share/bash-completion/completions/harden; do
    if [[ -r $file ]]; then source "$file"; break; fi
done
TEXT
chmod -R u=rwX,go=rX "$portable"
chmod 755 "$portable/bin/harden"
packed "$name" "$name.tar.gz"
(cd target/stage && find "$name" | sort | zip -X -q -6 -@ "../../$dist/$name.zip")

# Finds a JDK 25 with jlink.
jdk() {
    for home in "${HARDEN_JDK:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v java)" 2>/dev/null)")")" /usr/lib/jvm/*; do
        [ -x "$home/bin/jlink" ] && grep -q '^JAVA_VERSION="25' "$home/release" 2>/dev/null && printf '%s' "$home" && return
    done
    return 1
}

if [ "${1:-}" = portable ]; then
    echo "dist: the portable distribution alone, as asked"
else
    jdk=$(jdk) || fail "there is no JDK 25 with jlink; name one in HARDEN_JDK, or ask for the portable distribution alone: ./dev dist portable"
    case $(uname -s)-$(uname -m) in
        Linux-x86_64) system=linux-x64 arch=amd64 ;;
        Linux-aarch64) system=linux-arm64 arch=arm64 ;;
        Darwin-x86_64) system=macos-x64 arch= ;;
        Darwin-arm64) system=macos-arm64 arch= ;;
        *) system=windows-x64 arch= ;;
    esac
    own=target/stage/$name-$system
    cp -R "$portable" "$own"
    # What the class path takes, and the server that the training run answers itself with.
    "$jdk/bin/jlink" --add-modules java.base,java.naming,java.security.jgss,java.sql,jdk.httpserver,jdk.crypto.ec,jdk.localedata \
        --include-locales=en --output "$own/runtime" --strip-debug --no-header-files --no-man-pages --compress=zip-6
    settle "$own"
    for kind in short audit; do
        nice env -i HOME=/ "$own/runtime/bin/java" "-XX:AOTCacheOutput=$own/lib/$kind.aot" -Xms64m -XX:TieredStopAtLevel=1 \
            -XX:ReservedCodeCacheSize=240m -XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr -cp "$own/lib/harden.jar" dev.harden.cli.Training "$kind" >target/dist.log 2>&1 ||
            { cat target/dist.log >&2; fail "the training run for $kind failed"; }
        [ -s "$own/lib/$kind.aot" ] || { cat target/dist.log >&2; fail "the training run wrote no $kind.aot"; }
        rm -f "$own/lib/$kind.aot.config"
        chmod 644 "$own/lib/$kind.aot"
    done
    packed "$name-$system" "$name-$system.tar.gz"
    if [ -n "$arch" ] && command -v dpkg-deb >/dev/null; then
        packaging/deb.sh "$own" "$version" "$arch" "$dist/harden_${version}_$arch.deb"
    fi
fi

if [ -f target/bom.json ]; then cp target/bom.json "$dist/$name.cdx.json"; fi
python3 packaging/provenance.py "$dist" "$version" "$SOURCE_DATE_EPOCH" >"target/$name.provenance.json"
mv "target/$name.provenance.json" "$dist/"
(cd "$dist" && sha256sum -- * >../SHA256SUMS && mv ../SHA256SUMS .)
(cd "$dist" && du -h -- *)
