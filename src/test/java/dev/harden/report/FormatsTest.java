package dev.harden.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.harden.checks.Registry;
import dev.harden.cli.AllChecks;
import dev.harden.cli.Demo;
import dev.harden.model.Finding;
import dev.harden.model.Outcome;
import dev.harden.model.Report;
import dev.harden.model.Resource;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** Holds the formats of other tools to their own schemas, over the sample, an empty report and the demo account. */
class FormatsTest {
    private static final Path SCHEMAS = Path.of("src", "test", "resources", "schemas");
    private static final Registry REGISTRY = AllChecks.registry();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema OCSF =
            schema("ocsf-1.8.0-compliance_finding-2003.schema.json", SpecificationVersion.DRAFT_2020_12);
    private static final Schema OSCAL =
            schema("oscal_assessment-results_schema-1.2.1.json", SpecificationVersion.DRAFT_7);
    private static final Shapes ASFF = new Shapes(SCHEMAS.resolve("asff-botocore-AwsSecurityFinding-shapes.json"));

    static Stream<Report> reports() {
        return Stream.of(Sample.report(), Sample.empty(), Demo.report(), unknownCheck());
    }

    /** A saved report may be of another version, with checks that this one does not know. */
    private static Report unknownCheck() {
        Finding finding = new Finding(
                "moon-phase",
                Severity.HIGH,
                Sample.ACCOUNT.id(),
                "eu-west-1",
                new Resource("arn:aws:moon:eu-west-1:111122223333:phase/1", "1", "AWS::Moon::Phase", "first"),
                new Outcome(Status.FAIL, "it is waning", List.of(), Optional.empty()));
        return Sample.empty().with(List.of(finding), List.of());
    }

    private static Schema schema(String file, SpecificationVersion version) {
        try {
            return SchemaRegistry.withDefaultDialect(version)
                    .getSchema(Files.readString(SCHEMAS.resolve(file)), InputFormat.JSON);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void theOcsfHoldsToItsSchemaLineByLine(Report report) throws IOException {
        List<String> lines = write(report, new OcsfReporter(REGISTRY)).lines().toList();
        assertThat(lines).hasSize(Unexamined.and(report).size());
        for (String line : lines) {
            assertThat(OCSF.validate(line, InputFormat.JSON)).as(line).isEmpty();
        }
        Set<String> uids = new HashSet<>();
        for (String line : lines) {
            uids.add(JSON.readTree(line).get("finding_info").get("uid").asText());
        }
        assertThat(uids).hasSize((int)
                Unexamined.and(report).stream().map(Ids::of).distinct().count());
    }

    @Test
    void theOcsfSchemaCanRefuse() throws IOException {
        String line = write(Sample.report(), new OcsfReporter(REGISTRY))
                .lines()
                .findFirst()
                .orElseThrow();
        assertThat(OCSF.validate(line.replace("\"class_uid\":2003", "\"class_uid\":1"), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void anOcsfFindingTellsUnknownFromFailedAndSuppressed() throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line :
                write(Sample.report(), new OcsfReporter(REGISTRY)).lines().toList()) {
            events.add(JSON.readTree(line));
        }
        assertThat(events)
                .anyMatch(event -> event.at("/compliance/status_id").asInt(-1) == 0
                        && event.at("/compliance/status_code").asText().equals("ACCESS_DENIED"))
                .anyMatch(event -> event.get("status_id").asInt() == 3
                        && event.get("comment").asText().startsWith("suppressed (accepted risk) by"))
                .anyMatch(event -> event.at("/compliance/status_id").asInt() == 1);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void theAsffHoldsToSecurityHubsShapes(Report report) throws IOException {
        Set<String> ids = new HashSet<>();
        int count = 0;
        for (String line : write(report, new AsffReporter(REGISTRY)).lines().toList()) {
            JsonNode batch = JSON.readTree(line);
            assertThat(batch.size()).isBetween(1, 100);
            assertThat(batch.valueStream()
                            .map(one -> one.get("ProductArn").asText())
                            .distinct())
                    .hasSize(1);
            for (JsonNode finding : batch) {
                assertThat(ASFF.errors("AwsSecurityFinding", finding)).isEmpty();
                assertThat(finding.toString()).hasSizeLessThan(240_000);
                assertThat(finding.get("Description").asText()).hasSizeLessThanOrEqualTo(1024);
                assertThat(finding.get("Title").asText()).hasSizeLessThanOrEqualTo(256);
                ids.add(finding.get("Id").asText());
                count++;
            }
        }
        assertThat(count).isEqualTo(Unexamined.and(report).size());
        assertThat(ids).hasSize((int)
                Unexamined.and(report).stream().map(Ids::of).distinct().count());
    }

    @Test
    void theShapesCanRefuse() throws IOException {
        JsonNode finding = JSON.readTree("{\"SchemaVersion\":\"\",\"Severity\":{\"Label\":\"BAD\"},\"Moon\":1}");
        assertThat(ASFF.errors("AwsSecurityFinding", finding))
                .contains("AwsSecurityFinding lacks Id", "AwsSecurityFinding has no Moon")
                .anyMatch(error -> error.startsWith("AwsSecurityFinding.SchemaVersion may not"))
                .anyMatch(error -> error.startsWith("AwsSecurityFinding.Severity.Label may not"));
    }

    @Test
    void aThousandFindingsAreTenBatchesOrMore() throws IOException {
        List<String> lines =
                write(many(1001), new AsffReporter(REGISTRY)).lines().toList();
        assertThat(lines).hasSize(11);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void theOscalHoldsToItsSchemaAndIsTheSameAgain(Report report) throws IOException {
        String oscal = write(report, new OscalReporter(REGISTRY));
        assertThat(OSCAL.validate(oscal, InputFormat.JSON)).isEmpty();
        assertThat(write(report, new OscalReporter(REGISTRY))).isEqualTo(oscal);
        JsonNode result = JSON.readTree(oscal).at("/assessment-results/results/0");
        Set<String> items = new HashSet<>();
        result.at("/local-definitions/inventory-items")
                .forEach(item -> items.add(item.get("uuid").asText()));
        Set<String> observations = new HashSet<>();
        for (JsonNode observation : result.path("observations")) {
            observations.add(observation.get("uuid").asText());
            assertThat(items)
                    .contains(observation.at("/subjects/0/subject-uuid").asText());
        }
        for (JsonNode finding : result.path("findings")) {
            assertThat(finding.path("related-observations")
                            .valueStream()
                            .map(one -> one.get("observation-uuid").asText()))
                    .isSubsetOf(observations);
        }
        assertThat(result.path("findings")
                        .valueStream()
                        .filter(finding -> finding.at("/target/type").asText().equals("objective-id")))
                .hasSize((int) report.findings().stream()
                        .map(Finding::check)
                        .distinct()
                        .count());
    }

    @Test
    void whatCouldNotBeJudgedIsNotSatisfiedInOscal() throws IOException {
        JsonNode findings = JSON.readTree(write(Sample.report(), new OscalReporter(REGISTRY)))
                .at("/assessment-results/results/0/findings");
        assertThat(state(findings, "iam-access-analyzer")).isEqualTo("not-satisfied other");
        assertThat(state(findings, "iam-user-mfa")).isEqualTo("not-satisfied fail");
        assertThat(state(findings, "root-mfa")).isEqualTo("satisfied pass");
        assertThat(state(findings, "org-all-features")).isEqualTo("satisfied other");
    }

    private static String state(JsonNode findings, String check) {
        return findings.valueStream()
                .filter(finding -> finding.at("/target/target-id").asText().equals(check))
                .map(finding -> finding.at("/target/status/state").asText() + " "
                        + finding.at("/target/status/reason").asText())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void theJunitHoldsToBothShapes(Report report) throws IOException, SAXException {
        String xml = write(report, new JunitReporter(REGISTRY));
        for (String file : List.of("JUnit-windyroad-ant.xsd", "jenkins-junit-10.xsd")) {
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(SCHEMAS.resolve(file).toFile())
                    .newValidator()
                    .validate(new StreamSource(new StringReader(xml)));
        }
        assertThatThrownBy(() -> SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(SCHEMAS.resolve("jenkins-junit-10.xsd").toFile())
                        .newValidator()
                        .validate(new StreamSource(new StringReader("<testsuites><case/></testsuites>"))))
                .isInstanceOf(SAXException.class);
        assertThat(occurrences(xml, "<testcase ")).isEqualTo(report.findings().size());
        assertThat(occurrences(xml, "<failure ")).isEqualTo((int) report.findings().stream()
                .filter(one -> one.status() == Status.FAIL && one.counts())
                .count());
        assertThat(occurrences(xml, "<error ")).isEqualTo((int) report.findings().stream()
                .filter(one -> one.status() == Status.UNKNOWN && one.counts())
                .count());
    }

    private static int occurrences(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    static Report many(int count) {
        return Sample.empty()
                .with(
                        IntStream.range(0, count)
                                .mapToObj(number -> new Finding(
                                        "sg-admin-ports",
                                        number % 2 == 0 ? Severity.CRITICAL : Severity.LOW,
                                        Sample.ACCOUNT.id(),
                                        "eu-west-1",
                                        new Resource(
                                                "arn:aws:ec2:::security-group/" + number, "sg-" + number, "T", "n"),
                                        new Outcome(Status.FAIL, "open", List.of(), Optional.empty())))
                                .toList(),
                        List.of());
    }

    static String write(Report report, Reporter reporter) throws IOException {
        StringBuilder out = new StringBuilder();
        reporter.write(report, out);
        return out.toString().replace('\uD800', '?');
    }
}
