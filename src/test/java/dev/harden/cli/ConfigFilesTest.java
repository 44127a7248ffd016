package dev.harden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the config file that is written to begin with, its schema and the trust policy to what is read. */
class ConfigFilesTest {
    @TempDir
    private Path folder;

    private String out;
    private String err;

    @Test
    void theFileThatIsWrittenIsTakenWithAndWithoutItsComments() throws IOException {
        Path file = folder.resolve("harden.yaml");
        assertThat(run("config", "init", file.toString())).isZero();
        String text = Files.readString(file);
        assertThat(text.lines()).allMatch(line -> line.isEmpty() || line.startsWith("#"));
        assertThat(run("audit", "--demo", "--quiet", "--config", file.toString()))
                .isEqualTo(3);
        assertThat(err).isEmpty();
        ConfigFile.known(AllChecks.registry())
                .keySet()
                .forEach(key -> assertThat(text).contains("\n#" + key + ": "));
        Path set = Files.writeString(
                folder.resolve("set.yaml"),
                text.replaceAll("(?m)^#.*# none$", "").replaceAll("(?m)^#(?=[a-z]|  )", ""));
        assertThat(run("audit", "--demo", "--quiet", "--config", set.toString()))
                .as(err)
                .isEqualTo(3);
        assertThat(run("config", "init", file.toString())).isEqualTo(2);
        assertThat(err).contains("is there already");
        assertThat(Files.readString(file)).isEqualTo(text);
        JsonNode properties = new ObjectMapper()
                .readTree(Path.of("docs", "config.schema.json").toFile())
                .get("properties");
        new ObjectMapper(new YAMLFactory())
                .readTree(set.toFile())
                .fieldNames()
                .forEachRemaining(key -> assertThat(properties.has(key)).as(key).isTrue());
    }

    @Test
    void theSchemaThatIsPublishedIsThatOfTheOptions() {
        assertThat(run("config", "schema")).isZero();
        assertThat(Path.of("docs", "config.schema.json")).hasContent(out);
    }

    @Test
    void theTrustPolicyAsksForTheExternalId() throws IOException {
        assertThat(run("policy", "--trust", "999900001111", "--external-id", "choose-one"))
                .isZero();
        JsonNode policy = new ObjectMapper().readTree(out);
        assertThat(policy.at("/Statement/0/Principal/AWS").asText()).isEqualTo("999900001111");
        assertThat(policy.at("/Statement/0/Action").asText()).isEqualTo("sts:AssumeRole");
        assertThat(policy.at("/Statement/0/Condition/StringEquals/sts:ExternalId")
                        .asText())
                .isEqualTo("choose-one");
        assertThat(run("policy", "--trust", "arn:aws-cn:iam::999900001111:role/x/auditors"))
                .isZero();
        assertThat(new ObjectMapper().readTree(out).at("/Statement/0").has("Condition"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            policy --trust everyone | --trust takes
            policy --trust * | --trust takes
            policy --trust arn:aws:iam::999900001111:group/x | --trust takes
            policy --external-id abc | --external-id goes with --trust
            policy --trust 999900001111 --external-id a | --external-id takes
            config | a command is missing
            config init /none/there/x.yaml | is not there
            """)
    void saysWhatIsWrong(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err).startsWith("harden: ").contains(message);
    }

    private int run(String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
        out = output.toString();
        err = errors.toString();
        return code;
    }
}
