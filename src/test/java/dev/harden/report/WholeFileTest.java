package dev.harden.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void writesTheWholeAndLeavesNothingElse() throws IOException {
        WholeFile.write(folder.resolve("report"), out -> out.append("whole"));
        assertThat(folder.resolve("report")).hasContent("whole");
        assertThat(listing()).containsExactly("report");
    }

    @Test
    void leavesTheOldFileWhenTheNewOneIsNotWhole() throws IOException {
        Files.writeString(folder.resolve("report"), "old");
        assertThatThrownBy(() -> WholeFile.write(folder.resolve("report"), out -> {
                    out.append("half");
                    throw new IOException("no space");
                }))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no space");
        assertThat(folder.resolve("report")).hasContent("old");
        assertThat(listing()).containsExactly("report");
    }

    @Test
    void isThereWhenItIsDoneAndNotBefore() throws IOException {
        try (WholeFile file = WholeFile.begin(folder.resolve("report"))) {
            file.write("whole");
            assertThat(folder.resolve("report")).doesNotExist();
            file.done();
        }
        assertThat(folder.resolve("report")).hasContent("whole");
        try (WholeFile file = WholeFile.begin(folder.resolve("given-up"))) {
            file.write("half");
        }
        assertThat(listing()).containsExactly("report");
    }

    private List<String> listing() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
