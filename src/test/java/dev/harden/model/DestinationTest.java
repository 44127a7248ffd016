package dev.harden.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes to files and to what is none. */
class DestinationTest {
    @TempDir
    private Path folder;

    private static void write(Path file, String text) throws IOException {
        try (Destination out = Destination.open(file)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.done();
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void aFileKeepsItsModeAndANewOneHasThatOfTheUmask() throws IOException {
        Path file = Files.writeString(folder.resolve("old"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        write(file, "new");
        assertThat(file).hasContent("new");
        assertThat(mode(file)).isEqualTo("rw-rw-r--");
        write(folder.resolve("fresh"), "new");
        Path plain = Files.createFile(folder.resolve("plain"));
        assertThat(mode(folder.resolve("fresh"))).isEqualTo(mode(plain));
    }

    @Test
    void linksAreFollowedAndStay() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        Path inner = Files.createSymbolicLink(folder.resolve("inner"), Path.of("file"));
        Path outer = Files.createSymbolicLink(folder.resolve("outer"), inner);
        write(outer, "new");
        assertThat(outer).isSymbolicLink();
        assertThat(inner).isSymbolicLink();
        assertThat(file).hasContent("new");
        Path hard = Files.createLink(folder.resolve("hard"), file);
        write(file, "newest");
        assertThat(hard).hasContent("newest");
        assertThat(Files.isSameFile(hard, file)).isTrue();
        write(Files.createSymbolicLink(folder.resolve("dangling"), Path.of("made")), "made");
        assertThat(folder.resolve("made")).hasContent("made");
    }

    @Test
    void devicesAndPipesAreWrittenInto() throws Exception {
        write(Path.of("/dev/null"), "gone");
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
        assertThat(Destination.keeps(Path.of("/dev/null"))).isFalse();
        assertThat(Destination.keeps(folder.resolve("x"))).isTrue();
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        });
        assertThat(Destination.obstacle(pipe)).isEmpty();
        write(pipe, "through");
        assertThat(read.get()).isEqualTo("through");
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    @Test
    void whatCannotBeWrittenIsToldBefore() throws IOException {
        Path file = Files.writeString(folder.resolve("read-only"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assertThat(Destination.obstacle(file)).contains(file + " is read-only");
        assertThat(Destination.obstacle(folder)).isPresent();
        assertThat(Destination.obstacle(folder.resolve("none/x"))).isPresent();
        assertThat(Destination.obstacle(folder.resolve("x"))).isEmpty();
        assertThat(Destination.obstacle(Path.of("/dev/stdout"))).isEmpty();
        assertThat(Destination.obstacle(Path.of("/dev/null"))).isEmpty();
    }

    @Test
    void whatIsGivenUpLeavesTheFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        try (Destination out = Destination.open(file)) {
            out.write('x');
        }
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void whatAKilledRunLeftIsRemovedAndWhatALivingOneWritesIsNot() throws IOException {
        String own = Leftovers.name();
        Path living = Files.createFile(folder.resolve(own));
        Path killed = Files.createFile(
                folder.resolve(own.replace("-" + ProcessHandle.current().pid() + "-", "-4194305-")));
        Path old = Files.createFile(folder.resolve(".harden-123456789.part"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(100_000)));
        Path elsewhere = Files.createFile(folder.resolve(".harden-abc-1-def.part"));
        Path mine = Files.createFile(folder.resolve(".harden-mine.part"));
        write(folder.resolve("file"), "new");
        assertThat(killed).doesNotExist();
        assertThat(old).doesNotExist();
        assertThat(living).exists();
        assertThat(elsewhere).exists();
        assertThat(mine).exists();
    }
}
