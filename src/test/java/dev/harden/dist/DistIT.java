package dev.harden.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes the distributions once, and runs each where its users would. */
class DistIT {
    private static final Path DIST = Distribution.DIST;
    /** What the launcher takes of a system; no Java is among it. */
    private static final List<String> TOOLS = List.of(
            "sh", "dirname", "readlink", "sed", "cut", "stty", "find", "head", "cat", "cksum", "ls", "tr", "env");

    @TempDir
    private static Path folder;

    private static String name;

    @BeforeAll
    static void make() throws IOException, InterruptedException {
        name = Distribution.name();
    }

    /** Unpacks one of the archives, and returns the folder that stood in it. */
    private static Path unpacked(String archive, String into) throws IOException, InterruptedException {
        Path place = Files.createDirectories(folder.resolve(into));
        new Shell().succeed("tar", "-xzf", DIST.resolve(archive).toString(), "-C", place.toString());
        return place.resolve(archive.substring(0, archive.length() - ".tar.gz".length()));
    }

    /** Returns a PATH on which there is no Java. */
    private static String withoutJava() throws IOException {
        Path bin = folder.resolve("bin");
        if (Files.isDirectory(bin)) {
            return bin.toString();
        }
        Files.createDirectory(bin);
        List<String> path = Arrays.asList(System.getenv("PATH").split(":"));
        for (String tool : TOOLS) {
            Path real = path.stream()
                    .map(place -> Path.of(place, tool))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no " + tool));
            Files.createSymbolicLink(bin.resolve(tool), real);
        }
        return bin.toString();
    }

    private static Shell user(String path) throws IOException {
        return new Shell()
                .with("PATH", path)
                .with("HOME", Files.createDirectories(folder.resolve("home")).toString());
    }

    private static JsonNode demo(Shell shell, Path harden) throws IOException, InterruptedException {
        Shell.Ended ended = shell.run(harden.toString(), "audit", "--demo", "--format", "json", "--fail-on", "never");
        assertThat(ended.code()).as(ended.said()).isZero();
        return new ObjectMapper().readTree(ended.said());
    }

    private static JsonNode demoOfTheCheckout() throws IOException, InterruptedException {
        return demo(new Shell().with("HARDEN_CDS", "off"), Path.of("harden").toAbsolutePath());
    }

    @Test
    void thePortableOneRunsOnAnyJava() throws Exception {
        Path place = unpacked(name + ".tar.gz", "portable");
        Shell shell = user(System.getenv("PATH")).with("HARDEN_CDS", "off");
        assertThat(demo(shell, place.resolve("bin/harden"))).isEqualTo(demoOfTheCheckout());
        Shell.Ended none = user(withoutJava()).run(place.resolve("bin/harden").toString(), "--version");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.said()).contains("there is no java on PATH");
    }

    @Test
    void theZipHoldsTheSame() throws Exception {
        Path zip = Files.createDirectories(folder.resolve("zip"));
        new Shell()
                .succeed(
                        "python3",
                        "-m",
                        "zipfile",
                        "-e",
                        DIST.resolve(name + ".zip").toString(),
                        zip.toString());
        Path tar = unpacked(name + ".tar.gz", "beside-zip");
        assertThat(new Shell().succeed("diff", "-r", zip.resolve(name).toString(), tar.toString()))
                .isEmpty();
    }

    @Test
    void theOneWithARuntimeRunsWithoutJavaFromAnyFolder() throws Exception {
        Path place = unpacked(name + "-linux-x64.tar.gz", "own here");
        String harden = place.resolve("bin/harden").toString();
        assertThat(user(withoutJava()).succeed(harden, "--version")).startsWith("harden ");
        assertThat(user(withoutJava()).succeed(harden, "checks"))
                .contains("root-mfa")
                .isEqualTo(user(withoutJava()).succeed(harden, "checks", "--format", "table"));
        assertThat(demo(user(withoutJava()), Path.of(harden))).isEqualTo(demoOfTheCheckout());
        assertThat(Files.exists(folder.resolve("home/.cache")))
                .as("it needs no archives of its own")
                .isFalse();
        Path archive = place.resolve("lib/short.aot");
        String said = user(withoutJava())
                .succeed(
                        place.resolve("runtime/bin/java").toString(),
                        "-XX:AOTMode=on",
                        "-XX:AOTCache=" + archive,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xlog:class+load",
                        "-cp",
                        place.resolve("lib/harden.jar").toString(),
                        "dev.harden.cli.Main",
                        "checks");
        assertThat(said).contains("dev.harden.cli.Main source: shared objects file");
        Files.delete(archive);
        assertThat(user(withoutJava()).succeed(harden, "checks")).contains("root-mfa");
    }

    @Test
    void thePackageIsInstalledRunAndRemoved() throws Exception {
        Path root = Files.createDirectories(folder.resolve("root"));
        Files.createDirectories(root.resolve("var/lib/dpkg/info"));
        Files.createDirectories(root.resolve("var/lib/dpkg/updates"));
        Files.createFile(root.resolve("var/lib/dpkg/status"));
        String[] dpkg = {"dpkg", "--root=" + root, "--force-depends", "--force-not-root", "--log=/dev/null"};
        String file = DIST.resolve(name.replace('-', '_') + "_amd64.deb").toString();
        new Shell()
                .succeed(Stream.concat(Arrays.stream(dpkg), Stream.of("-i", file))
                        .toArray(String[]::new));
        assertThat(user(withoutJava()).succeed(root.resolve("usr/bin/harden").toString(), "--version"))
                .startsWith("harden ");
        assertThat(demo(user(withoutJava()), root.resolve("usr/bin/harden"))).isEqualTo(demoOfTheCheckout());
        String completion =
                root.resolve("usr/share/bash-completion/completions/harden").toString();
        assertThat(new Shell().succeed("bash", "-c", ". '" + completion + "' && complete -p harden"))
                .contains("harden");
        assertThat(root.resolve("usr/share/zsh/vendor-completions/_harden")).exists();
        assertThat(root.resolve("usr/share/man/man1/harden.1.gz")).exists();
        new Shell()
                .succeed(Stream.concat(Arrays.stream(dpkg), Stream.of("-r", "harden"))
                        .toArray(String[]::new));
        assertThat(root.resolve("usr/lib/harden")).doesNotExist();
        assertThat(Files.isSymbolicLink(root.resolve("usr/bin/harden"))).isFalse();
    }

    @Test
    void theSumsAndTheProvenanceNameEachFile() throws Exception {
        new Shell().in(DIST).succeed("sha256sum", "--check", "--strict", "SHA256SUMS");
        JsonNode provenance = new ObjectMapper()
                .readTree(DIST.resolve(name + ".provenance.json").toFile());
        String sums = Files.readString(DIST.resolve("SHA256SUMS"));
        assertThat(provenance.get("subject"))
                .isNotEmpty()
                .allSatisfy(subject -> assertThat(sums)
                        .contains(subject.get("digest").get("sha256").asText() + "  "
                                + subject.get("name").asText()));
        assertThat(provenance.get("predicateType").asText()).isEqualTo("https://slsa.dev/provenance/v1");
    }

    @Test
    void equalSourcesGiveEqualBytes() throws Exception {
        Path tree = folder.resolve("again");
        Files.createDirectories(tree);
        for (String part : List.of("packaging", "harden", "pom.xml", "LICENSE", "README.md", "docs")) {
            new Shell().succeed("cp", "-R", Path.of(part).toAbsolutePath().toString(), tree.toString());
        }
        Files.createDirectories(tree.resolve("target"));
        new Shell().succeed("cp", "-R", Path.of("target/lib").toAbsolutePath().toString(), tree + "/target/");
        if (Files.exists(Path.of("NOTICE"))) {
            Files.copy(Path.of("NOTICE"), tree.resolve("NOTICE"));
        }
        new Shell().in(tree).succeed(tree.resolve("packaging/dist.sh").toString(), "portable");
        for (String file : List.of(name + ".tar.gz", name + ".zip")) {
            assertThat(Files.mismatch(
                            DIST.resolve(file), tree.resolve("target/dist").resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
        }
    }
}
