package dev.harden.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.harden.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what people read to what the tool does. */
class DocsTest {
    private static final Pattern IN_A_JOB = Pattern.compile("(?:\\S*/)harden (audit .*)");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)(?:#([^)]+))?\\)");
    private static final Pattern YAML_BLOCK = Pattern.compile("(?s)```yaml\n(.*?)```");

    @TempDir
    private Path folder;

    /** The numbers are how many commands a page has that run to their end, and how many that ask an account. */
    @ParameterizedTest
    @CsvSource({
        "README.md,10,13",
        "docs/laptop.md,8,7",
        "docs/ci.md,9,0",
        "docs/organization.md,3,10",
        "docs/auditor.md,11,5",
        "docs/network.md,5,4",
        "docs/consultants.md,5,5",
        "examples/README.md,2,0"
    })
    void theCommandsOfAPageDoWhatItSays(Path page, int run, int read) throws IOException {
        Page followed = new Page(folder);
        followed.follow(Files.readString(page));
        assertThat(followed.run()).as("run").isEqualTo(run);
        assertThat(followed.read()).as("read").isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"examples/github-workflow.yml", "examples/gitlab-ci.yml"})
    void theJobsAreYamlAndTheirCommandsAreUnderstood(Path job) throws IOException {
        List<String> commands = new ArrayList<>();
        texts(yaml(Files.readString(job)), commands);
        assertThat(commands).hasSize(1);
        new Page(folder).follow("./harden " + commands.get(0));
        assertThat(folder.resolve("harden.json")).exists();
        assertThat(folder.resolve("harden.html")).exists();
    }

    @Test
    void theJobOnGithubMayUploadWhatFailed() throws IOException {
        JsonNode job = yaml(Files.readString(Path.of("examples/github-workflow.yml")));
        assertThat(job.at("/permissions/id-token").asText()).isEqualTo("write");
        assertThat(job.at("/permissions/security-events").asText()).isEqualTo("write");
        JsonNode upload = job.at("/jobs/audit/steps")
                .valueStream()
                .filter(step -> step.path("uses").asText().startsWith("github/codeql-action/upload-sarif@"))
                .findFirst()
                .orElseThrow();
        assertThat(upload.get("if").asText()).contains("!cancelled()");
        assertThat(upload.at("/with/sarif_file").asText()).isEqualTo("harden.sarif");
        assertThat(job.at("/jobs/audit/steps").toString()).contains("--output sarif=harden.sarif");
    }

    @Test
    void theJobOnGitlabKeepsItsTestsWhenItFails() throws IOException {
        JsonNode job = yaml(Files.readString(Path.of("examples/gitlab-ci.yml"))).get("harden");
        assertThat(job.at("/artifacts/when").asText()).isEqualTo("always");
        assertThat(job.at("/artifacts/reports/junit").asText()).isEqualTo("harden.junit.xml");
        assertThat(job.get("script").toString()).contains("--output junit=harden.junit.xml");
        assertThat(job.at("/id_tokens/AWS_ID_TOKEN/aud").asText()).startsWith("https://");
    }

    @Test
    void theConfigFilesOfThePagesAreTaken() throws IOException {
        int taken = 0;
        for (Path page : List.of(Path.of("README.md"), Path.of("docs/ci.md"))) {
            Matcher block = YAML_BLOCK.matcher(Files.readString(page));
            while (block.find()) {
                if (block.group(1).startsWith("allow_failure")) {
                    assertThat(yaml(block.group(1))
                                    .at("/allow_failure/exit_codes/0")
                                    .asInt())
                            .isEqualTo(4);
                    continue;
                }
                Path config = Files.writeString(folder.resolve("harden.yaml"), block.group(1));
                assertThat(Main.commandLine().execute("audit", "--demo", "--quiet", "--config", config.toString()))
                        .as(block.group(1))
                        .isEqualTo(3);
                taken++;
            }
        }
        assertThat(taken).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "CONTRIBUTING.md",
                "docs/laptop.md",
                "docs/organization.md",
                "docs/ci.md",
                "docs/auditor.md",
                "docs/network.md",
                "docs/consultants.md",
                "docs/decisions/README.md",
                "examples/README.md"
            })
    void noLinkLeadsNowhere(Path page) throws IOException {
        Matcher link = LINK.matcher(Files.readString(page));
        while (link.find()) {
            Path target = page.resolveSibling(link.group(1));
            assertThat(target).as("linked from " + page).exists();
            if (link.group(2) != null) {
                assertThat(Files.readString(target).lines().filter(line -> line.startsWith("#")))
                        .as("linked from " + page)
                        .anyMatch(line -> line.replaceFirst("#+ ", "")
                                .toLowerCase()
                                .replace(' ', '-')
                                .equals(link.group(2)));
            }
        }
    }

    private static JsonNode yaml(String text) throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(text);
    }

    private static void texts(JsonNode node, List<String> commands) {
        if (node.isTextual()) {
            Matcher command = IN_A_JOB.matcher(node.asText());
            while (command.find()) {
                commands.add(command.group(1));
            }
        }
        node.forEach(child -> texts(child, commands));
    }
}
