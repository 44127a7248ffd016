package dev.harden.report;

import static dev.harden.report.SampleOrganization.REFUSED;
import static dev.harden.report.SampleOrganization.many;
import static dev.harden.report.SampleOrganization.reports;
import static dev.harden.report.SampleOrganization.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.harden.checks.Registry;
import dev.harden.cli.AllChecks;
import dev.harden.model.Report;
import dev.harden.model.Status;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/** Holds the documents over several accounts to their schemas, and to what the reports of the accounts say. */
class SeveralTest {
    private static final Registry REGISTRY = AllChecks.registry();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Schema schema(Path file, SpecificationVersion version) throws IOException {
        return SchemaRegistry.withDefaultDialect(version).getSchema(Files.readString(file), InputFormat.JSON);
    }

    private static Schema schema(String name, SpecificationVersion version) throws IOException {
        return schema(Path.of("src", "test", "resources", "schemas", name), version);
    }

    @Test
    void theJsonHoldsToItsSchemaAndHoldsEachAccountsReport() throws IOException {
        String json = write(reports(), new JsonReporter(REGISTRY)).first.toString();
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        ReportersTest.strict(Files.readString(Path.of("docs", "report.schema.json"))),
                        InputFormat.JSON);
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(json.replaceFirst("\"members\"", "\"people\""), InputFormat.JSON))
                .isNotEmpty();
        JsonNode tree = JSON.readTree(json);
        StringBuilder single = new StringBuilder();
        new JsonReporter(REGISTRY).write(Sample.report(), single);
        assertThat(tree.at("/accounts/0")).isEqualTo(JSON.readTree(single.toString()));
        assertThat(tree.at("/summary/UNKNOWN/total").asLong())
                .isEqualTo(Sample.report().count(Status.UNKNOWN) + 2);
        assertThat(tree.get("waivers")).hasSize(3);
    }

    private static String single(Report report) throws IOException {
        StringBuilder out = new StringBuilder();
        new JsonReporter(REGISTRY).write(report, out);
        return out.toString();
    }

    @Test
    void jsonLinesAreAFindingALineAndSayWhatTheJsonSays() throws IOException {
        List<String> lines = write(reports(), new JsonLinesReporter(REGISTRY))
                .first
                .toString()
                .lines()
                .toList();
        assertThat(lines).hasSize(Unexamined.and(Sample.report()).size() + 2);
        JsonNode findings = JSON.readTree(single(Sample.report())).get("findings");
        for (int i = 0; i < findings.size(); i++) {
            JsonNode line = JSON.readTree(lines.get(i));
            for (String field : List.of("check", "status", "severity", "account", "region", "resource", "message")) {
                assertThat(line.get(field)).as(field).isEqualTo(findings.get(i).get(field));
            }
        }
        assertThat(lines.get(lines.size() - 1)).contains(REFUSED).contains("sts:AssumeRole");
    }

    @Test
    void aSarifFileHoldsTwentyRunsAndFurtherOnesTheRest() throws IOException {
        SampleOrganization.Kept kept = write(many(45), new SarifReporter(REGISTRY));
        Schema sarif = schema("sarif-schema-2.1.0.json", SpecificationVersion.DRAFT_4);
        List<String> files = new ArrayList<>(List.of(kept.first.toString()));
        kept.further.values().forEach(file -> files.add(file.toString()));
        assertThat(kept.further.keySet()).containsExactly("2", "3");
        Set<String> ids = new HashSet<>();
        List<Integer> runs = new ArrayList<>();
        for (String file : files) {
            assertThat(sarif.validate(file, InputFormat.JSON)).isEmpty();
            JsonNode tree = JSON.readTree(file);
            runs.add(tree.get("runs").size());
            tree.get("runs")
                    .forEach(run -> ids.add(run.at("/automationDetails/id").asText()));
        }
        assertThat(runs).containsExactly(20, 20, 5);
        assertThat(ids).hasSize(45);
        assertThat(write(many(20), new SarifReporter(REGISTRY)).further).isEmpty();
    }

    @Test
    void rowsOfAllAccountsHaveOneHead() throws IOException {
        String csv = write(many(3), new CsvReporter()).first.toString();
        assertThat(csv.lines()).hasSize(4);
        assertThat(csv.lines().filter(line -> line.startsWith("\"account\""))).hasSize(1);
        assertThat(write(many(3), new OcsfReporter(REGISTRY)).first.toString().lines())
                .hasSize(3);
        assertThat(write(many(3), new AsffReporter(REGISTRY)).first.toString().lines())
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JUnit-windyroad-ant.xsd", "jenkins-junit-10.xsd"})
    void theJunitHoldsToBothShapes(String xsd) throws IOException, SAXException {
        String xml = write(reports(), new JunitReporter(REGISTRY)).first.toString();
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of("src", "test", "resources", "schemas", xsd).toFile())
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
        assertThat(xml).contains("name=\"" + REFUSED + " root\"").contains("name=\"111122223333 iam\"");
    }

    @Test
    void theOscalHoldsToItsSchema() throws IOException {
        String oscal = write(reports(), new OscalReporter(REGISTRY)).first.toString();
        assertThat(schema("oscal_assessment-results_schema-1.2.1.json", SpecificationVersion.DRAFT_7)
                        .validate(oscal, InputFormat.JSON))
                .isEmpty();
        assertThat(JSON.readTree(oscal).at("/assessment-results/results")).hasSize(2);
    }

    @Test
    void theTableHasALineAnAccountAndNoWiderOne() throws IOException {
        String table =
                write(reports(), new TableReporter(REGISTRY, 80, false)).first.toString();
        assertThat(table.lines().filter(line -> !line.startsWith("      aws ")))
                .allMatch(line -> Layout.columns(line) <= 80);
        assertThat(table)
                .containsSubsequence(
                        "organization o-abcdefghij, at 2026-11-24T12:00:00Z: 2 accounts to audit, 1 left",
                        "111122223333",
                        "not seen: sts:AssumeRole of",
                        "999999999999  closed <b> left out: SUSPENDED",
                        "CRITICAL  Console user has no MFA  iam-user-mfa",
                        "of account 111122223333",
                        "5 more are counted but not listed (--top 8 lists them",
                        "UNKNOWN  could not be judged",
                        "2 checks could not be evaluated in 1 account: access denied on",
                        "ACCEPTED  does not count",
                        "suppressed (accepted risk) by =platform@example.com until 2027-01-31",
                        "CIS Amazon Web Services Foundations Benchmark 5.0.0",
                        "1.12 not satisfied in 1 account, suppressed: ",
                        "severity   fail (accounts)  unknown (accounts)  check",
                        "coverage: 2 accounts, 5 calls, 3 answered, 2 refused or failed; 2 regions",
                        "from 0 to 2 in an account: eu-west-1, us-east-1",
                        "Start here",
                        "1. critical: Console user has no MFA: ")
                .doesNotContain("\u001b", "\u202E");
    }

    @Test
    void theCommentIsNoLongerThanGitHubTakes() throws IOException {
        String comment = write(many(2000), new MarkdownReporter(REGISTRY)).first.toString();
        assertThat(comment)
                .hasSizeLessThan(65_536)
                .contains("2000 failures in 2000 accounts")
                .contains("are left out");
        assertThat(write(reports(), new MarkdownReporter(REGISTRY)).first.toString())
                .containsSubsequence(
                        "### Start here",
                        "1. `critical: Console user has no MFA: ",
                        "### CIS Amazon Web Services Foundations Benchmark 5.0.0",
                        "1.12 At most one active access key per user: not satisfied in 1 account, waived",
                        "- critical `iam-user-mfa`: 8 failures in 1 account, 1 unknown in 1 account",
                        "- account 111122223333 ",
                        "**FAIL** critical Console user has no MFA (`iam-user-mfa`), ",
                        "of account 111122223333",
                        "- waiver `")
                .contains("account " + REFUSED)
                .contains("not seen, `sts:AssumeRole")
                .contains("is excluded: `SUSPENDED`");
    }

    @Test
    void theIndexLinksThePageOfEachAccount() throws IOException {
        SampleOrganization.Kept kept = write(reports(), new HtmlReporter(REGISTRY));
        assertThat(kept.further.keySet()).containsExactly("111122223333", REFUSED);
        assertThat(kept.further.get(REFUSED).toString()).contains("Hardening of AWS account " + REFUSED);
        assertThat(kept.first.toString())
                .contains("<a href=\"report-111122223333\">111122223333</a>", "href=\"report-" + REFUSED + "\"")
                .contains("not seen: sts:AssumeRole", "left out: SUSPENDED", "Content-Security-Policy")
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert", "\u202E");
        assertThat(kept.first.toString().split("<script", -1)).hasSize(2);
    }
}
