package dev.harden.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PagesTest {
    @Test
    void theGeneratedPagesAreThoseOfTheChecks() throws IOException {
        Map<String, String> pages = new Pages().all();
        for (Map.Entry<String, String> page : pages.entrySet()) {
            assertThat(Path.of("docs", page.getKey()))
                    .as("./dev docs writes it")
                    .hasContent(page.getValue());
        }
        try (Stream<Path> there = Files.list(Path.of("docs", "checks"))) {
            assertThat(there.map(file -> "checks/" + file.getFileName())).isSubsetOf(pages.keySet());
        }
    }
}
