package dev.harden.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.cli.AllChecks;
import dev.harden.model.Report;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Looks in every format for the control that a finding is about: CIS 1.12, of iam-single-active-key. */
class ControlsInFormatsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Report REPORT = Sample.report().by(List.of("cis-aws-5.0", "nist-800-53-r5"));

    private static String written(Reporter reporter) throws IOException {
        StringBuilder text = new StringBuilder();
        reporter.write(REPORT, text);
        return text.toString();
    }

    private static String written(LineReporter reporter) throws IOException {
        StringBuilder text = new StringBuilder();
        reporter.write(REPORT, text);
        return text.toString();
    }

    @Test
    void jsonLinesNamesEachControlAndHowTheFindingCounts() throws IOException {
        JsonNode controls = line(written((LineReporter) new JsonLinesReporter(AllChecks.registry())), "check")
                .get("controls");
        assertThat(controls.get(0).toString())
                .isEqualTo("{\"benchmark\":\"cis-aws-5.0\",\"control\":\"1.12\","
                        + "\"title\":\"At most one active access key per user\",\"counts\":\"FAIL\"}");
        assertThat(controls).hasSizeGreaterThan(1);
    }

    @Test
    void jsonNamesThemToo() throws IOException {
        JsonNode controls = JSON.readTree(written((Reporter) new JsonReporter(AllChecks.registry())))
                .get("findings")
                .valueStream()
                .filter(finding -> finding.get("check").asText().equals("iam-single-active-key"))
                .findFirst()
                .orElseThrow()
                .get("controls");
        assertThat(controls.get(0).get("control").asText()).isEqualTo("1.12");
        assertThat(controls.get(0).get("counts").asText()).isEqualTo("FAIL");
    }

    /** Finds the line of the check. */
    private static JsonNode line(String lines, String field) throws IOException {
        for (String line : lines.lines().toList()) {
            JsonNode node = JSON.readTree(line);
            if (node.path(field).asText().contains("iam-single-active-key")) {
                return node;
            }
        }
        throw new AssertionError("no line of iam-single-active-key");
    }

    @Test
    void csvHasAColumn() throws IOException {
        assertThat(written(new CsvReporter()).lines().findFirst().orElseThrow())
                .contains("\"controls\",\"remediation\"");
        assertThat(written(new CsvReporter()).lines())
                .anyMatch(line -> line.contains("iam-single-active-key")
                        && line.contains("cis-aws-5.0 1.12 FAIL | nist-800-53-r5 IA-5 FAIL"));
    }

    @Test
    void asffHasRelatedRequirementsAndAssociatedStandards() throws IOException {
        JsonNode compliance = Stream.of(written((LineReporter) new AsffReporter(AllChecks.registry()))
                        .split("\n"))
                .flatMap(batch -> read(batch).valueStream())
                .filter(one -> one.get("GeneratorId").asText().endsWith("iam-single-active-key"))
                .findFirst()
                .orElseThrow()
                .get("Compliance");
        assertThat(compliance.get("RelatedRequirements").valueStream().map(JsonNode::asText))
                .contains("cis-aws-5.0/1.12", "nist-800-53-r5/IA-5");
        assertThat(compliance
                        .get("AssociatedStandards")
                        .valueStream()
                        .map(one -> one.get("StandardsId").asText()))
                .containsExactly("standards/cis-aws-5.0", "standards/nist-800-53-r5");
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void ocsfHasStandardsRequirementsAndAControl() throws IOException {
        String text =
                "CIS Amazon Web Services Foundations Benchmark 5.0.0 1.12: At most one active access key per user";
        JsonNode compliance = Stream.of(written((LineReporter) new OcsfReporter(AllChecks.registry()))
                        .split("\n"))
                .map(ControlsInFormatsTest::read)
                .map(one -> one.get("compliance"))
                .filter(one -> one.get("control").asText().equals(text))
                .findFirst()
                .orElseThrow();
        assertThat(compliance.get("standards").get(0).asText())
                .isEqualTo("CIS Amazon Web Services Foundations Benchmark 5.0.0");
        assertThat(compliance.get("requirements").get(0).asText()).isEqualTo(text);
    }

    @Test
    void sarifHasTagsAndProperties() throws IOException {
        JsonNode run = JSON.readTree(written((Reporter) new SarifReporter(AllChecks.registry())))
                .at("/runs/0");
        assertThat(run.at("/tool/driver/rules")
                        .valueStream()
                        .map(rule -> rule.at("/properties/tags").toString()))
                .anyMatch(tags -> tags.contains("\"cis-aws-5.0/1.14\""));
        assertThat(run.get("results")
                        .valueStream()
                        .map(result -> result.at("/properties/controls").toString()))
                .anyMatch(controls -> controls.contains("\"control\":\"1.14\""));
    }

    @Test
    void markdownAndJunitNameThem() throws IOException {
        assertThat(written((Reporter) new MarkdownReporter(AllChecks.registry())))
                .contains("### CIS Amazon Web Services Foundations Benchmark 5.0.0")
                .contains("- 1.14 User permissions come through groups only: not satisfied")
                .contains("controls: `cis-aws-5.0 1.14, ");
        assertThat(written((Reporter) new JunitReporter(AllChecks.registry())))
                .contains("control: CIS Amazon Web Services Foundations Benchmark 5.0.0 1.9: Console users have MFA");
    }

    @Test
    void oscalHasFindingsByControl() throws IOException {
        JsonNode findings = JSON.readTree(written((Reporter) new OscalReporter(AllChecks.registry())))
                .at("/assessment-results/results/0/findings");
        assertThat(findings.valueStream()
                        .filter(one -> one.at("/target/target-id").asText().equals("ia-5_smt"))
                        .map(one -> one.at("/target/status/state").asText()))
                .containsExactly("not-satisfied");
    }
}
