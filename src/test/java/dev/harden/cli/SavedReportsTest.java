package dev.harden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harden.session.tape.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs what works on saved reports and recordings: report, diff, verify, waivers and baselines, on the demo account. */
class SavedReportsTest {
    @TempDir
    private Path folder;

    private Path demo;
    private Path json;
    private String out;
    private String err;

    @BeforeEach
    void saveTheDemo() throws IOException {
        demo = folder.resolve("demo.zip");
        json = folder.resolve("demo.json");
        try (InputStream bundled = Objects.requireNonNull(Main.class.getResourceAsStream("demo.zip"))) {
            Files.copy(bundled, demo);
        }
        assertThat(run("audit", "--demo", "--quiet", "--output", "json=" + json))
                .isEqualTo(3);
    }

    @Test
    void aReportNamesTheRecordingAndWhoAskedAndEachFindingTheAnswersThatDecidedIt() throws IOException {
        JsonNode report = new ObjectMapper().readTree(Files.readString(json));
        assertThat(report.get("recording").asText()).isEqualTo(Recorded.sha256(demo));
        assertThat(report.get("caller").asText()).startsWith("arn:aws:sts::111122223333:");
        JsonNode finding = report.get("findings")
                .valueStream()
                .filter(one -> one.get("check").asText().equals("root-mfa"))
                .findFirst()
                .orElseThrow();
        String name = report.get("exchanges")
                .get(finding.get("exchanges").get(0).asInt())
                .asText();
        assertThat(name).startsWith("iam-us-east-1-GetAccountSummary-");
        assertThat(Recording.read(demo).manifest().entries()).containsKey("exchanges/" + name + "-0.json");
    }

    @Test
    void aSavedReportAndItsRecordingAreWrittenAlikeInEveryFormat() throws IOException {
        for (Format format : Format.values()) {
            String name = format.name();
            Path one = folder.resolve("one." + name);
            Path other = folder.resolve("other." + name);
            assertThat(run("report", "--from", json.toString(), "--quiet", "--output", name + "=" + one))
                    .as(name)
                    .isEqualTo(3);
            assertThat(run("report", "--from", demo.toString(), "--quiet", "--output", name + "=" + other))
                    .as(name)
                    .isEqualTo(3);
            assertThat(one).as(name).hasSameTextualContentAs(other);
            assertThat(Files.size(one)).as(name).isPositive();
        }
        assertThat(folder.resolve("one.json")).hasSameTextualContentAs(json);
    }

    @Test
    void aBaselineLetsWhatWasThereBeforePass() throws IOException {
        assertThat(run("audit", "--demo", "--baseline", json.toString())).isZero();
        assertThat(out).contains("in the baseline already");
        Path older = folder.resolve("older.json");
        Files.writeString(older, Files.readString(json).replace("\"root-hardware-mfa\"", "\"x\""));
        assertThat(run("audit", "--demo", "--baseline", older.toString())).isEqualTo(3);
        assertThat(out).contains("  root-hardware-mfa\n").doesNotContain("  iam-user-mfa\n");
    }

    @Test
    void waiversLetWhatTheyNamePassAndAreToldWhenTheyAreOfNoUse() throws IOException {
        Path config = Files.writeString(folder.resolve("harden.yaml"), """
                waivers:
                  - check: "*"
                    resource: "*"
                    reason: moves to the new account
                    owner: platform@example.com
                    expires: 2099-12-31
                  - {check: root-mfa, resource: "*", reason: none, owner: me, expires: 2020-01-01}
                """);
        assertThat(run("audit", "--demo", "--config", config.toString())).isZero();
        assertThat(out)
                .contains("ACCEPTED")
                .contains("suppressed (accepted risk) by platform@example.com until 2099-12-31: moves")
                .contains("expired on 2020-01-01");
        assertThat(run("report", "--from", json.toString(), "--config", config.toString(), "--format", "json"))
                .isZero();
        assertThat(new ObjectMapper().readTree(out).at("/waivers/0/state").asText())
                .isEqualTo("USED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    waivers: x                                                                | takes a list
                    waivers: [{check: a}]                                                     | waiver 1 in
                    waivers: [{check: a, resource: b, reason: c, owner: d}]                   | lacks its expires
                    waivers: [{check: a, resource: b, reason: c, owner: d, expires: soon}]    | expires takes a day
                    waivers: [{check: a, resource: b, reason: c, owner: d, expirs: soon}]     | not expirs
                    waivers: [{check: a, resource: '', reason: c, owner: d, expires: 2027-01-01}] | lacks its resource
                    """)
    void saysWhatIsWrongWithAWaiver(String yaml, String message) throws IOException {
        Path config = Files.writeString(folder.resolve("harden.yaml"), yaml);
        assertThat(run("audit", "--demo", "--config", config.toString())).isEqualTo(2);
        assertThat(err).contains(message).contains("harden.yaml");
    }

    @Test
    void verifyHoldsARecordingToItsSumsAndAReportToTheRecording() throws IOException {
        assertThat(run("verify", demo.toString(), "--report", json.toString())).isZero();
        assertThat(out)
                .contains("answers match their SHA-256 sums")
                .contains("SHA-256 " + Recorded.sha256(demo))
                .contains("says what the recording gives");
        Path forged = folder.resolve("forged.json");
        Files.writeString(
                forged, Files.readString(json).replaceFirst("\"status\" : \"FAIL\"", "\"status\" : \"PASS\""));
        assertThat(run("verify", demo.toString(), "--report", forged.toString()))
                .isEqualTo(3);
        assertThat(out)
                .contains(": status is PASS, and the recording gives FAIL")
                .contains("says something else in 1 place;");
        Files.writeString(forged, Files.readString(json).replace(Recorded.sha256(demo), "0".repeat(64)));
        assertThat(run("verify", demo.toString(), "--report", forged.toString()))
                .isEqualTo(3);
        assertThat(out).contains("different: recording is 0000").contains("says something else in 1 place;");
        byte[] bytes = Files.readAllBytes(demo);
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve("damaged.zip"), bytes);
        assertThat(run("verify", folder.resolve("damaged.zip").toString())).isEqualTo(2);
        assertThat(err).contains("damaged.zip");
    }

    @Test
    void diffTellsWhatChangedAndEndsWith3WhenSomethingIsWorse() throws IOException {
        assertThat(run("diff", json.toString(), demo.toString())).isZero();
        assertThat(out).contains("no finding is different");
        Path better = folder.resolve("better.json");
        ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(json.toFile());
        ObjectNode failed =
                (ObjectNode) StreamSupport.stream(tree.get("findings").spliterator(), false)
                        .filter(finding -> finding.get("status").asText().equals("FAIL"))
                        .findFirst()
                        .orElseThrow();
        failed.put("status", "PASS");
        Files.writeString(better, tree.toString());
        assertThat(run("diff", better.toString(), json.toString())).isEqualTo(2);
        assertThat(err).contains("better.json is a damaged report: summary.");
        String severity = failed.get("severity").asText();
        count(tree, "FAIL", severity, -1);
        count(tree, "PASS", severity, 1);
        Files.writeString(better, tree.toString());
        assertThat(run("diff", better.toString(), json.toString())).isEqualTo(3);
        assertThat(out).startsWith("worse  ").contains("PASS ").contains(" -> FAIL ");
        assertThat(run("diff", json.toString(), better.toString())).isZero();
        assertThat(out).startsWith("better  ");
    }

    private static void count(ObjectNode tree, String status, String severity, int more) {
        ObjectNode row = (ObjectNode) tree.get("summary").get(status);
        row.put("total", row.get("total").asInt() + more);
        row.put(severity, row.get(severity).asInt() + more);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    (?s)"findings" : \\[.*(?="maps")  | "findings" : [], | summary.
                    \\}\\s*$                                                | }x                      | is not JSON at line
                    \\}\\s*$                                                | } {}                    | something stands behind it at line
                    "findings" : \\[                                        | "findings" : [ null,    | findings[0]: it lacks check
                    "evidence" : \\[                                        | "evidence" : [ null,    | evidence[0]: it is no text
                    "status" : "PASS",                                      | "status" : "PASS", "unknown": {"cause":"ERROR","operation":"","action":"","code":""}, | goes with UNKNOWN
                    "iam-user-mfa",\\s*"                                       | "                       | not among its checks
                    "regions" : \\[                                         | "regions" : "x", "y" : [ | regions is no list
                    "startedAt" :                                           | "findings" : [], "startedAt" : | Duplicate field
                    "account" : "111122223333",\\s*"region"                 | "account" : "999988887777", "region" | finding of account 999988887777
                    """)
    void aChangedReportIsRefusedWithThePlace(String what, String by, String says) throws IOException {
        String text = Files.readString(json);
        String changed = text.replaceFirst(what, Matcher.quoteReplacement(by));
        assertThat(changed).isNotEqualTo(text);
        Path file = Files.writeString(folder.resolve("changed.json"), changed);
        assertThat(run("report", "--from", file.toString())).as(out).isEqualTo(2);
        assertThat(err).contains("changed.json").contains(says).doesNotContain("defect in harden");
        assertThat(run("diff", file.toString(), json.toString())).isEqualTo(2);
        assertThat(run("audit", "--demo", "--baseline", file.toString())).isEqualTo(2);
    }

    @Test
    void aBenchmarkSelectsItsChecksAndReportsByControl() throws IOException {
        run("audit", "--demo", "--benchmark", "cis-aws-5.0");
        assertThat(out)
                .contains("CIS Amazon Web Services Foundations Benchmark 5.0.0  ")
                .contains("1.3 satisfied: Root user holds no access keys (0 fail, 0 unknown, 1 pass)")
                .contains("1.1 not covered: ")
                .doesNotContain("root-no-signing-certificates");
        run("report", "--from", json.toString(), "--benchmark", "ten-steps,soc2", "--format", "json");
        JsonNode report = new ObjectMapper().readTree(out);
        assertThat(report.get("benchmarks")).hasSize(2);
        assertThat(report.at("/benchmarks/0/controls/1/title").asText()).isEqualTo("Root user");
        assertThat(report.at("/benchmarks/0/controls/1/state").asText()).isEqualTo("NOT_SATISFIED");
        assertThat(run("audit", "--demo", "--benchmark", "cis-aws-4.0")).isEqualTo(2);
        assertThat(err).contains("there is no benchmark 'cis-aws-4.0'; did you mean");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    report                           | Missing required option
                    report --from none.json          | there is no file
                    diff none.json none.json         | there is no file
                    verify none.zip                  | there is no recording
                    audit --demo --baseline none.json | there is no file
                    """)
    void saysWhatIsWrongWithTheFile(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err).contains(message).startsWith("harden: ");
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
