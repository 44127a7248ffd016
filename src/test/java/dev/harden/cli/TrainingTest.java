package dev.harden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.session.tape.Recording;
import dev.harden.session.tape.TapeServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TrainingTest {
    @BeforeEach
    void keys() {
        System.setProperty("aws.accessKeyId", "training");
        System.setProperty("aws.secretAccessKey", "training");
    }

    @AfterEach
    void noKeys() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void anAuditOfTheServedTapeFindsWhatTheDemoFinds() throws IOException {
        JsonNode demo = audit("--demo");
        try (TapeServer server =
                new TapeServer(Recording.read(Path.of("examples/demo.zip")).tape(), Optional.empty())) {
            JsonNode served = audit("--endpoint-url", server.address().toString());
            assertThat(verdicts(served)).isNotEmpty().isEqualTo(verdicts(demo));
        }
    }

    /** Returns what was decided of each resource; that days have passed since the recording turns passes to failures. */
    private static List<String> verdicts(JsonNode report) {
        return report.get("findings")
                .valueStream()
                .map(finding -> finding.get("check").asText() + " "
                        + finding.get("region").asText() + " "
                        + finding.get("resource").get("arn").asText() + " "
                        + finding.get("status").asText().replaceFirst("PASS|FAIL", "decided"))
                .toList();
    }

    @Test
    void eachCommandCanBeSetUpAlone() {
        for (String name : Main.commandLine().getSubcommands().keySet()) {
            CommandLine alone = Main.commandLineFor(name, "--help");
            assertThat(alone.getSubcommands()).as(name).containsKey(name);
            assertThat(alone.getSubcommands().get(name).getUsageMessage())
                    .isEqualTo(Main.commandLine().getSubcommands().get(name).getUsageMessage());
        }
    }

    private static JsonNode audit(String... options) throws IOException {
        StringWriter out = new StringWriter();
        String[] line = new String[options.length + 3];
        line[0] = "audit";
        System.arraycopy(options, 0, line, 1, options.length);
        line[options.length + 1] = "--format";
        line[options.length + 2] = "json";
        Main.commandLineFor(line).setOut(new PrintWriter(out, true)).execute(line);
        return new ObjectMapper().readTree(out.toString());
    }
}
