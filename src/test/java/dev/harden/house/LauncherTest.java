package dev.harden.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the launcher with a Java that only says how it was called, and writes an archive when it is told to. */
class LauncherTest {
    private static final String JAVA = """
            #!/bin/sh
            for word in "$@"; do
                case $word in
                    -XX:ArchiveClassesAtExit=*) printf archive >"${word#*=}"; exit 0 ;;
                esac
            done
            printf '%s\\n' "$*"
            """;

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void install() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        Files.createDirectories(folder.resolve("dist/bin"));
        Files.createDirectories(folder.resolve("dist/lib"));
        Files.createDirectories(folder.resolve("jdk/bin"));
        Files.copy(Path.of("harden"), folder.resolve("dist/bin/harden"));
        Files.writeString(folder.resolve("dist/lib/harden.jar"), "jar");
        Files.writeString(folder.resolve("jdk/bin/java"), JAVA);
        for (String file : List.of("dist/bin/harden", "jdk/bin/java")) {
            Files.setPosixFilePermissions(folder.resolve(file), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aDamagedArchiveIsThrownAwayAndTheStartGoesOn() throws Exception {
        assertThat(start(Map.of("HOME", home.toString())))
                .contains("dev.harden.cli.Main")
                .doesNotContain("Shared");
        Path archive = archive();
        assertThat(start(Map.of("HOME", home.toString()))).contains("-XX:SharedArchiveFile=" + archive);
        Files.writeString(archive, "archivE");
        assertThat(start(Map.of("HOME", home.toString())))
                .contains("dev.harden.cli.Main")
                .doesNotContain("Shared");
        assertThat(archive()).hasContent("archive");
        Files.delete(Path.of(archive + ".sum"));
        assertThat(start(Map.of("HOME", home.toString()))).doesNotContain("Shared");
    }

    @Test
    void withoutAHomeThereIsNoCacheAndARelativeOneIsIgnored() throws Exception {
        assertThat(start(Map.of())).contains("dev.harden.cli.Main");
        assertThat(Path.of("/nonexistent")).doesNotExist();
        assertThat(start(Map.of("XDG_CACHE_HOME", "cache"))).contains("dev.harden.cli.Main");
        assertThat(folder.resolve("cache")).doesNotExist();
        Path nowhere = folder.resolve("nowhere");
        assertThat(start(Map.of("HOME", nowhere.toString()))).contains("dev.harden.cli.Main");
        start(Map.of("XDG_CACHE_HOME", "cache", "HOME", home.toString()));
        assertThat(archive()).exists();
        assertThat(nowhere).doesNotExist();
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    /** Gives the archive, for which the launcher's work in the background may take a moment. */
    private Path archive() throws Exception {
        Path cache = home.resolve(".cache/harden");
        for (int i = 0; i < 200; i++) {
            if (Files.isDirectory(cache)) {
                try (Stream<Path> files = Files.list(cache)) {
                    List<Path> there = files.toList();
                    boolean working =
                            there.stream().anyMatch(file -> file.toString().contains("lock-"));
                    List<Path> archives = there.stream()
                            .filter(file -> file.toString().endsWith("-audit.jsa"))
                            .toList();
                    if (!working && archives.size() == 1) {
                        return archives.get(0);
                    }
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("there is no archive");
    }

    private String start(Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        folder.resolve("dist/bin/harden").toString(), "audit")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        String path = builder.environment().get("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("HARDEN_JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }
}
