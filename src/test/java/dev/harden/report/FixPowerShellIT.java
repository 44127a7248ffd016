package dev.harden.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.model.Finding;
import dev.harden.model.remedy.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** Parses the script for PowerShell with a grammar of it, installed below {@code target/}. */
class FixPowerShellIT {
    private static final Path HOME = Path.of("target", "powershell").toAbsolutePath();
    private static final Path PARSER =
            Path.of("src/test/resources/dev/harden/report/parse.py").toAbsolutePath();

    @TempDir
    private Path folder;

    @BeforeAll
    static void install() {
        try {
            if (!Files.isDirectory(HOME)) {
                run("python3", "-m", "venv", HOME.toString());
                run(
                        HOME.resolve("bin/pip").toString(),
                        "install",
                        "-q",
                        "tree-sitter==0.25.2",
                        "tree-sitter-powershell==0.26.4");
            }
        } catch (IOException why) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("the grammar of PowerShell cannot be had", why);
            }
            System.err.println("\n*** SKIPPED: scripts for PowerShell are not parsed: " + why + " ***\n");
            throw new TestAbortedException("the grammar of PowerShell cannot be had: " + why.getMessage());
        }
    }

    private static List<String> run(String... command) throws IOException {
        Path said = Files.createTempFile("harden-powershell", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            boolean ended = process.waitFor(10, TimeUnit.MINUTES);
            List<String> lines = Files.readAllLines(said);
            if (!ended || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + lines);
            }
            return lines;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } finally {
            Files.delete(said);
        }
    }

    @Test
    void everyNameIsOneWordOfACommandThatIsTaken() throws IOException {
        List<Finding> findings = new ArrayList<>();
        List<String> active = new ArrayList<>();
        for (String name : FixShTest.hostile()) {
            boolean costs = findings.size() % 2 == 1;
            findings.add(FixShTest.failure(
                    name,
                    costs ? FixShTest.put(name).but(Effect.COSTS, "x\n\u2028Remove-Item x") : FixShTest.put(name)));
            if (!costs) {
                active.add(name);
            }
        }
        FixSheet sheet = FixShTest.sheet(new FixChoice(Set.of(), Map.of()), findings.toArray(Finding[]::new));
        StringBuilder script = new StringBuilder();
        new FixPowerShell(sheet).write(script);
        assertThat(script.chars()).allMatch(c -> c == '\n' || c >= ' ' && c < 127);
        Path file = Files.writeString(folder.resolve("fix.ps1"), script);
        List<String> said = run(HOME.resolve("bin/python").toString(), PARSER.toString(), file.toString());
        assertThat(said).noneMatch(line -> line.startsWith("ERROR"));
        ObjectMapper json = new ObjectMapper();
        List<String> changed = new ArrayList<>();
        for (String line : said) {
            JsonNode words = json.readTree(line);
            if (words.get(0).asText().equals("Invoke-Fix")) {
                assertThat(words.get(2).asText()).isEqualTo("put-thing");
                changed.add(json.readTree(words.get(4).asText()).get("Bucket").asText());
            }
            assertThat(words.get(0).asText()).isNotEqualTo("Remove-Item");
        }
        assertThat(changed).containsExactlyInAnyOrderElementsOf(active);
    }
}
