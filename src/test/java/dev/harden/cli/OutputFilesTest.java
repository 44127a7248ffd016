package dev.harden.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
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
}
