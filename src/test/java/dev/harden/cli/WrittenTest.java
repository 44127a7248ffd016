package dev.harden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WrittenTest {
    @Test
    void aFullDiskIsTold() throws IOException {
        try (FileOutputStream full = new FileOutputStream("/dev/full")) {
            Written written = new Written(full);
            PrintStream printer = new PrintStream(written, true, StandardCharsets.UTF_8);
            printer.println("x".repeat(100_000));
            assertThat(written.failure()).isPresent();
        }
    }

    @Test
    void aReaderThatWentAwayIsNot() {
        Written written = new Written(new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        new PrintStream(written, true, StandardCharsets.UTF_8).println("x");
        assertThat(written.failure()).isEmpty();
    }
}
