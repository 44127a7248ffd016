package dev.harden.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the files of the project to its order. */
class FilesTest {
    @Test
    void neitherChecksNorConclusionsCatch() throws IOException {
        List<Path> catching = sources("src/main/java/dev/harden/checks", "src/main/java/dev/harden/facts").stream()
                .filter(file -> !file.endsWith("Prose.java") && contains(file, "catch ("))
                .filter(file -> contains(file, "implements Check<")
                        || contains(file, "implements ScopeCheck")
                        || contains(file, "extends TrailCheck")
                        || contains(file, "implements Derived<"))
                .toList();
        assertThat(catching).isEmpty();
    }

    @Test
    void noFileIsCrowdedAndNoneHoldsWhatIsNotForReaders() throws IOException {
        String[] words = {"TO" + "DO", "@Dis" + "abled", "/wo" + "rk/", "FIX" + "ME"};
        for (Path file : sources("src", "docs", "examples", ".github", ".ci")) {
            if (file.startsWith("src/test/resources")) {
                continue;
            }
            String text = Files.readString(file);
            assertThat(text).as(file.toString()).doesNotContain(words);
            assertThat(text)
                    .as("%s is as ./dev new-check made it", file)
                    .doesNotContain("/** Holds .." + ". to", "say here what " + "decides");
            if (file.toString().endsWith(".java")) {
                assertThat(text.lines().count()).as(file.toString()).isLessThanOrEqualTo(300);
            }
        }
    }

    /** A value that is joined to a command's text would be read by the shell. */
    @Test
    void commandsAreMadeWithQuotedWords() throws IOException {
        Pattern joined = Pattern.compile(
                "\"[^\"\\n]*(?:\\baws [a-z0-9-]+ |[ ,]--[a-z-]+[ =])[^\"\\n]*\"\\s*+\\+\\s*+(?![\"A-Z(]|Shell\\.|verb|operation|traffic\\.|number|where)");
        assertThat(joined.matcher("\"aws ec2 delete-vpc --vpc-id \" + id").find())
                .isTrue();
        assertThat(joined.matcher("\"aws ec2 delete-vpc\"\n + \" --vpc-id \" + id")
                        .find())
                .isTrue();
        for (Path file : sources(
                "src/main/java/dev/harden/checks",
                "src/main/java/dev/harden/facts",
                "src/main/java/dev/harden/network",
                "src/main/java/dev/harden/session")) {
            assertThat(joined.matcher(Files.readString(file)).results().map(MatchResult::group))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    @Test
    void workflowsTakeActionsByCommit() throws IOException {
        List<Path> workflows = sources(".github/workflows");
        assertThat(workflows).isNotEmpty();
        for (Path workflow : workflows) {
            List<String> lines = Files.readAllLines(workflow);
            assertThat(lines).as(workflow.toString()).contains("permissions: {}");
            assertThat(lines.stream().filter(line -> line.contains("uses:")))
                    .as(workflow.toString())
                    .isNotEmpty()
                    .allMatch(line -> line.matches(".*uses: [\\w./-]+@[0-9a-f]{40} # v[0-9.]+"));
        }
    }

    @Test
    void theTopLevelHoldsNothingElse() throws IOException {
        Process git = new ProcessBuilder("git", "ls-tree", "--name-only", "HEAD").start();
        List<String> there = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(List.of(
                        "pom.xml",
                        "README.md",
                        "LICENSE",
                        "CHANGELOG.md",
                        "CONTRIBUTING.md",
                        "SECURITY.md",
                        "NOTICE",
                        "src",
                        "docs",
                        "examples",
                        ".github",
                        ".ci",
                        ".gitignore",
                        ".dockerignore",
                        "Dockerfile",
                        "action.yml",
                        "packaging",
                        "harden",
                        "dev"))
                .containsAll(there);
    }

    private static List<Path> sources(String... folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : folders) {
            if (Files.isDirectory(Path.of(folder))) {
                try (Stream<Path> found = Files.walk(Path.of(folder))) {
                    found.filter(file -> Files.isRegularFile(file)
                                    && !file.toString().endsWith(".zip"))
                            .forEach(files::add);
                }
            }
        }
        return files;
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
