package dev.harden.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.cli.Main;
import dev.harden.facts.Operation;
import dev.harden.organization.Roster;
import dev.harden.organization.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExamplesTest {
    private static final Path EXAMPLES = Path.of("examples");

    @TempDir
    private Path folder;

    @Test
    void theReportsAreThoseOfTheDemo() throws IOException {
        Examples.write(folder);
        for (String name : Examples.FILES.values()) {
            assertThat(EXAMPLES.resolve(name))
                    .as("./dev examples writes it")
                    .exists()
                    .hasSameTextualContentAs(folder.resolve(name));
        }
        try (Stream<Path> there = Files.list(EXAMPLES)) {
            assertThat(there.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("report.")))
                    .containsExactlyInAnyOrderElementsOf(Examples.FILES.values());
        }
    }

    @Test
    void theRolesAllowWhatHardenReads() throws IOException {
        for (Map.Entry<String, String> file : RoleExamples.texts().entrySet()) {
            assertThat(EXAMPLES.resolve("organization").resolve(file.getKey()))
                    .as("./dev examples writes it")
                    .hasContent(file.getValue());
        }
        assertThat(RoleExamples.policies()).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void theAuditorMayListAndEnterAccounts() throws IOException {
        JsonNode policy = new ObjectMapper()
                .readTree(EXAMPLES.resolve("organization/auditor-policy.json").toFile());
        List<String> actions = new ArrayList<>();
        policy.at("/Statement/0/Action").forEach(action -> actions.add(action.asText()));
        Set<String> asked = new TreeSet<>();
        Roster.asks(new Wanted(true, List.of("r-ab12"), List.of()))
                .forEach(question -> Operation.of(question).stream()
                        .filter(Operation::permission)
                        .forEach(operation -> asked.add(operation.action())));
        assertThat(actions).containsExactlyElementsOf(asked);
        assertThat(policy.at("/Statement/1/Action").asText()).isEqualTo("sts:AssumeRole");
    }

    @Test
    void thereIsOneOfEachFormat() {
        CommandLine audit = Main.commandLine().getSubcommands().get("audit");
        assertThat(audit.getCommandSpec().findOption("--format").completionCandidates())
                .containsExactlyInAnyOrderElementsOf(Examples.FILES.keySet());
    }

    @Test
    void theWaiversOfTheExampleAreOfUseInTheDemo() throws IOException {
        Path report = folder.resolve("report.json");
        assertThat(Main.commandLine()
                        .execute(
                                "audit",
                                "--demo",
                                "--quiet",
                                "--config",
                                EXAMPLES.resolve("waivers.yaml").toString(),
                                "--output",
                                "json=" + report))
                .isEqualTo(3);
        JsonNode waivers = new ObjectMapper().readTree(Files.readString(report)).get("waivers");
        assertThat(waivers).isNotEmpty();
        assertThat(waivers)
                .allSatisfy(waiver -> assertThat(waiver.get("state").asText()).isEqualTo("USED"));
    }
}
