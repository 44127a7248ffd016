package dev.harden.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFilesTest {
    @TempDir
    private Path folder;

    @Test
    void refusesAFolderThatIsNotThere() {
        assertThatThrownBy(() -> OutputFiles.requireWritable(folder.resolve("none/report")))
                .isInstanceOf(UsageError.class);
        assertThatThrownBy(() -> OutputFiles.requireWritable(folder)).isInstanceOf(UsageError.class);
    }

    @Test
    void refusesALinkThatLeadsToItself() throws IOException {
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        assertThatThrownBy(() -> OutputFiles.requireWritable(loop))
                .isInstanceOf(UsageError.class)
                .hasMessageEndingWith("leads nowhere");
    }

    @Test
    void refusesTwoNamesOfOneFile() throws IOException {
        Path file = folder.resolve("report");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("report"));
        Path same = Files.createSymbolicLink(folder.resolve("same"), folder).resolve("report");
        for (Path other : List.of(file, link, same, folder.resolve("same/../report"))) {
            assertThatThrownBy(() -> OutputFiles.parse(List.of("json=" + file, "html=" + other)))
                    .as(other.toString())
                    .isInstanceOf(UsageError.class)
                    .hasMessageEndingWith("twice");
        }
        assertThat(OutputFiles.parse(List.of("json=" + file, "html=" + folder.resolve("page"))))
                .hasSize(2);
    }
}
