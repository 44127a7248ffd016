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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Forges reports of the demo account in each way that would mislead, and has verify name what was forged. */
class VerifyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Path demo;
    private static Path json;

    private String out;

    @BeforeAll
    static void saveTheDemo() throws IOException {
        demo = folder.resolve("demo.zip");
        json = folder.resolve("demo.json");
        try (InputStream bundled = Objects.requireNonNull(Main.class.getResourceAsStream("demo.zip"))) {
            Files.copy(bundled, demo);
        }
        VerifyTest cli = new VerifyTest();
        Path all = folder.resolve("all.json");
        assertThat(cli.run("audit", "--demo", "--quiet", "--output", "json=" + all))
                .isEqualTo(3);
        assertThat(cli.run(
                        "report",
                        "--quiet",
                        "--from",
                        all.toString(),
                        "--benchmark",
                        "cis-aws-5.0,aws-fsbp",
                        "--output",
                        "json=" + json))
                .isEqualTo(3);
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(
                forged("findings are cut", tree -> cut(tree, 60), "finding ", " is left out"),
                forged(
                        "a finding is made up",
                        tree -> ((ArrayNode) tree.get("findings"))
                                .add(((ObjectNode) tree.at("/findings/0").deepCopy()).put("region", "eu-west-1")),
                        " is not what the recording gives"),
                forged(
                        "coverage is whitewashed",
                        tree -> tree.get("coverage").forEach(row -> ((ObjectNode) row).put("outcome", "ANSWERED")),
                        "coverage of "),
                forged(
                        "controls are satisfied",
                        tree -> tree.at("/benchmarks/0/controls")
                                .forEach(control -> ((ObjectNode) control).put("state", "SATISFIED")),
                        "benchmark cis-aws-5.0, control ",
                        ": state is SATISFIED, and the recording gives NOT_SATISFIED"),
                forged(
                        "the count of controls is changed",
                        tree -> ((ObjectNode) tree.at("/benchmarks/1/states")).put("SATISFIED", 336),
                        "benchmark aws-fsbp: states: SATISFIED is 336, and the recording gives "),
                forged(
                        "another account",
                        tree -> tree.put("account", "999988887777"),
                        "account is 999988887777, and the recording gives 111122223333"),
                forged(
                        "another caller",
                        tree -> tree.put("caller", "arn:aws:iam::111122223333:user/ann"),
                        "caller is arn:aws:iam::111122223333:user/ann, and the recording gives arn:aws:sts::"),
                forged(
                        "another time",
                        tree -> tree.put("startedAt", "2026-01-01T00:00:00Z"),
                        "startedAt is 2026-01-01T00:00:00Z, and the recording gives "),
                forged(
                        "evidence is changed",
                        tree -> with(tree, "evidence").putArray("evidence").add("nothing to see"),
                        ": evidence is [\"nothing to see\"], and the recording gives "),
                forged(
                        "a message is changed",
                        tree -> ((ObjectNode) tree.at("/findings/3")).put("message", "fine"),
                        ": message is fine, and the recording gives "),
                forged(
                        "another severity",
                        tree -> ((ObjectNode) tree.at("/findings/3")).put("severity", "INFO"),
                        ": severity is INFO, and the recording gives "),
                forged(
                        "other answers",
                        tree -> with(tree, "exchanges").putArray("exchanges").add(0),
                        ": exchanges is [",
                        "finding "),
                forged(
                        "the answerer is AWS",
                        tree -> tree.put("answeredBy", "AWS"),
                        "answeredBy is AWS, and the recording gives http"),
                forged("nobody answered", tree -> tree.remove("answeredBy"), "answeredBy is missing"),
                forged(
                        "a region is cut, with all that was found there",
                        VerifyTest::cutRegion,
                        "regions is [",
                        " in eu-central-1 on ",
                        " in eu-central-1, ANSWERED is left out"),
                forged(
                        "a waiver",
                        tree -> ((ObjectNode) tree.at("/findings/3")).put("inBaseline", true),
                        ": inBaseline is true, and the recording gives missing"),
                forged(
                        "the summary",
                        tree -> ((ObjectNode) tree.at("/summary/FAIL")).put("total", 0),
                        "summary: FAIL: total is 0, and the recording gives "));
    }

    private static Arguments forged(String what, Consumer<ObjectNode> forgery, String... told) {
        return Arguments.of(what, forgery, List.of(told));
    }

    private static void cut(ObjectNode tree, int many) {
        ArrayNode findings = (ArrayNode) tree.get("findings");
        for (int i = 0; i < many; i++) {
            findings.remove(findings.size() - 1);
        }
    }

    private static void cutRegion(ObjectNode tree) {
        ArrayNode regions = (ArrayNode) tree.get("regions");
        regions.removeIf(region -> region.asText().equals("eu-central-1"));
        for (String list : List.of("findings", "coverage", "maps")) {
            ((ArrayNode) tree.get(list))
                    .removeIf(item -> item.path("region").asText().equals("eu-central-1"));
        }
    }

    /** Finds a finding that has some of a list. */
    private static ObjectNode with(ObjectNode tree, String list) {
        return (ObjectNode) tree.get("findings")
                .valueStream()
                .filter(finding -> finding.path(list).size() > 1)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void namesWhatWasForged(String what, Consumer<ObjectNode> forgery, List<String> told) throws IOException {
        ObjectNode tree = (ObjectNode) JSON.readTree(json.toFile());
        forgery.accept(tree);
        Path forged = folder.resolve("forged.json");
        Files.writeString(forged, tree.toString());
        assertThat(run("verify", demo.toString(), "--report", forged.toString()))
                .isEqualTo(3);
        assertThat(out).contains(forged + " says something else in ").contains(told.toArray(String[]::new));
    }

    @Test
    void saysByHowManyChecksAndWhoAnsweredAndThatAllIsSo() {
        int all = AllChecks.registry().checks().size();
        assertThat(run("verify", demo.toString(), "--report", json.toString())).isZero();
        assertThat(out)
                .contains(" by " + all + " of " + all + " checks, in ")
                .contains("answered by http")
                .contains("which is no endpoint of AWS")
                .contains("says what the recording gives");
    }

    @Test
    void aReportOfSomeChecksIsHeldToThoseAndTheyAreCounted() throws IOException {
        Path some = folder.resolve("some.json");
        assertThat(run("audit", "--demo", "--quiet", "--check", "root-*", "--output", "json=" + some))
                .isEqualTo(3);
        assertThat(run("verify", demo.toString(), "--report", some.toString())).isZero();
        assertThat(out).contains(" by 6 of " + AllChecks.registry().checks().size() + " checks, in ");
        JsonNode tree = JSON.readTree(some.toFile());
        assertThat(tree.get("answeredBy").asText()).startsWith("http");
    }

    @Test
    void aReportWithABaselineIsVerifiedWithTheSame() throws IOException {
        Path known = folder.resolve("known.json");
        run("audit", "--demo", "--quiet", "--baseline", json.toString(), "--output", "json=" + known);
        assertThat(run("verify", demo.toString(), "--report", known.toString())).isEqualTo(3);
        assertThat(out).contains(": inBaseline is true").contains("verify it with the same");
        assertThat(run("verify", demo.toString(), "--report", known.toString(), "--baseline", json.toString()))
                .isZero();
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
