package dev.harden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds reports of several accounts to a folder of recordings. */
class VerifySeveralTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEMO = "111122223333";
    private static final String SHUT = "222222222222";

    @TempDir
    private static Path folder;

    private static Path evidence;
    private static ObjectNode org;

    private String out;

    @BeforeAll
    static void save() throws IOException {
        evidence = Files.createDirectory(folder.resolve("evidence"));
        try (InputStream bundled = Objects.requireNonNull(Main.class.getResourceAsStream("demo.zip"))) {
            Files.copy(bundled, evidence.resolve(DEMO + ".zip"));
        }
        Path json = folder.resolve("org.json");
        VerifySeveralTest cli = new VerifySeveralTest();
        assertThat(cli.run("report", "--from", evidence.toString(), "--output", "json=" + json))
                .isEqualTo(3);
        assertThat(cli.out).contains("1 account, at ", "Start here", "of account " + DEMO);
        org = (ObjectNode) JSON.readTree(json.toFile());
    }

    @AfterAll
    static void letGo() {
        org = null;
    }

    private Path write(ObjectNode tree) throws IOException {
        return Files.writeString(folder.resolve("said.json"), tree.toString());
    }

    @Test
    void whatTheRecordingsGiveHolds() throws IOException {
        assertThat(run("verify", evidence.toString(), "--report", write(org).toString()))
                .as(out)
                .isZero();
        assertThat(out)
                .contains(DEMO + ".zip: whole, ")
                .contains("SHA-256 " + org.at("/accounts/0/recording").asText())
                .contains("says what the recording gives");
        assertThat(run("verify", evidence.toString())).isZero();
        assertThat(out).contains(DEMO + ".zip: whole, ");
        assertThat(run("diff", evidence.toString(), write(org).toString())).isZero();
    }

    @Test
    void whatIsForgedInAnAccountOrAroundThemIsNamed() throws IOException {
        ObjectNode forged = org.deepCopy();
        ((ObjectNode) forged.at("/accounts/0/findings/3")).put("message", "fine");
        ((ObjectNode) forged.at("/summary/FAIL")).put("total", 0);
        assertThat(run("verify", evidence.toString(), "--report", write(forged).toString()))
                .isEqualTo(3);
        assertThat(out)
                .contains("different: account " + DEMO + ": finding ")
                .contains(": message is fine, and the recording gives ")
                .contains("different: summary: FAIL: total is 0, and the recording gives ")
                .contains("says something else in 2 places");
    }

    @Test
    void anAccountThatIsLeftOutIsNamed() throws IOException {
        ObjectNode forged = org.deepCopy();
        ((ArrayNode) forged.get("accounts")).removeAll();
        ((ArrayNode) forged.get("members")).removeAll();
        assertThat(run("verify", evidence.toString(), "--report", write(forged).toString()))
                .isEqualTo(3);
        assertThat(out).contains("account " + DEMO + " has a recording, and is left out");
    }

    @Test
    void anAccountWithoutARecordingMayBeUnknownAndNothingElse() throws IOException {
        ObjectNode more = org.deepCopy();
        ((ArrayNode) more.get("members"))
                .addObject()
                .put("account", SHUT)
                .put("name", "")
                .put("state", "")
                .put("audited", true);
        ObjectNode shut = ((ArrayNode) more.get("accounts")).addObject();
        shut.setAll((ObjectNode) org.get("accounts").get(0).deepCopy());
        shut.remove(List.of("recording", "exchanges", "maps"));
        shut.put("account", SHUT);
        ArrayNode findings = shut.putArray("findings");
        JsonNode one = org.at("/accounts/0/findings")
                .valueStream()
                .filter(finding -> finding.get("status").asText().equals("PASS"))
                .findFirst()
                .orElseThrow();
        ObjectNode finding = findings.addObject();
        finding.setAll((ObjectNode) one.deepCopy());
        finding.remove(List.of("exchanges", "aspects"));
        finding.put("account", SHUT).put("status", "UNKNOWN");
        finding.putObject("unknown")
                .put("cause", "ACCESS_DENIED")
                .put("operation", "sts:AssumeRole")
                .put("action", "sts:AssumeRole")
                .put("code", "AccessDenied");
        count(more, "UNKNOWN", finding.get("severity").asText(), 1);
        assertThat(run("verify", evidence.toString(), "--report", write(more).toString()))
                .as(out)
                .isZero();
        assertThat(out).contains("account " + SHUT + ": no recording, and the report says");
        finding.put("status", "PASS").remove("unknown");
        count(more, "UNKNOWN", finding.get("severity").asText(), -1);
        count(more, "PASS", finding.get("severity").asText(), 1);
        assertThat(run("verify", evidence.toString(), "--report", write(more).toString()))
                .isEqualTo(3);
        assertThat(out).contains("account " + SHUT + ": there is no recording of what is said of it");
    }

    private static void count(ObjectNode tree, String status, String severity, int more) {
        ObjectNode row = (ObjectNode) tree.get("summary").get(status);
        row.put("total", row.get("total").asInt() + more);
        row.put(severity, row.get(severity).asInt() + more);
    }

    @Test
    void oneRecordingIsNoneOfSeveralAccounts() throws IOException {
        Path zip = evidence.resolve(DEMO + ".zip");
        assertThat(run("verify", zip.toString(), "--report", write(org).toString()))
                .isEqualTo(2);
        assertThat(out).contains("name the folder with their recordings");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(run("verify", empty.toString())).isEqualTo(2);
        assertThat(out).contains("has no recordings, one an account");
        Path single = folder.resolve("single.json");
        run("report", "--from", zip.toString(), "--quiet", "--output", "json=" + single);
        assertThat(run("verify", evidence.toString(), "--report", single.toString()))
                .as(out)
                .isZero();
        assertThat(run("diff", single.toString(), evidence.toString())).isEqualTo(2);
    }

    private int run(String... arguments) {
        StringWriter output = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(output, true))
                .execute(arguments);
        out = output.toString();
        return code;
    }
}
