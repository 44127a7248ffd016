package dev.harden.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)\\)");

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

    @Test
    void noLinkLeadsNowhere() throws IOException {
        for (Path page :
                List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"), Path.of("docs", "decisions", "README.md"))) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                assertThat(page.resolveSibling(link.group(1)))
                        .as("linked from " + page)
                        .exists();
            }
        }
    }
}
