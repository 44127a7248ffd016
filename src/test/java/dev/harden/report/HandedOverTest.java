package dev.harden.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.checks.Registered;
import dev.harden.checks.Registry;
import dev.harden.cli.AllChecks;
import dev.harden.model.Acceptance;
import dev.harden.model.Finding;
import dev.harden.model.Report;
import dev.harden.model.Status;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.securityhub.model.ResourceDetails;

/** Holds what other systems take over to what those systems say of it. */
class HandedOverTest {
    private static final Registry REGISTRY = AllChecks.registry();
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void resourceTypesAreOfAwsOwnList() {
        Set<String> known = ResourceDetails.builder().build().sdkFields().stream()
                .map(SdkField::locationName)
                .collect(Collectors.toSet());
        assertThat(known).contains("AwsEc2Instance", AsffTypes.OTHER);
        assertThat(AsffTypes.TYPES.values())
                .allSatisfy(type -> assertThat(type.equals("AwsAccount") || known.contains(type))
                        .as(type)
                        .isTrue());
        assertThat(AsffTypes.of("AWS::EC2::NatGateway")).isEqualTo("Other");
    }

    @Test
    void remediationIsWholeAndWithinTheLimit() {
        for (Registered check : REGISTRY.checks()) {
            String text = Sentences.fitting(check.prose().fix(), 512, "More.");
            assertThat(text).as(check.id()).hasSizeBetween(5, 512).endsWith(".").doesNotContain("…", "```");
        }
        assertThat(Sentences.fitting("One. Two `x`.", 512, "More.")).isEqualTo("One. Two x.");
        assertThat(Sentences.fitting("One is short. " + "Two".repeat(30) + ".", 40, "More."))
                .isEqualTo("One is short. More.");
        assertThat(Sentences.fitting("Do so:\n\n```\naws x\n```\n", 512, "More."))
                .isEqualTo("Do so. More.");
    }

    @Test
    void whatIsGoneIsArchivedWhereTheNewReportLookedForIt() throws IOException {
        Report before = Sample.report();
        List<Finding> open = before.findings().stream()
                .filter(finding -> finding.check().equals("iam-user-mfa") && finding.status() == Status.FAIL)
                .toList();
        List<Finding> rest = before.findings().stream()
                .filter(finding -> !finding.equals(open.get(0)))
                .toList();
        JsonNode archived = archive(before, before.with(rest, List.of()));
        assertThat(archived).hasSize(1);
        assertThat(archived.get(0).get("RecordState").asText()).isEqualTo("ARCHIVED");
        assertThat(archived.get(0).get("Id").asText()).endsWith("/" + Ids.of(open.get(0)));
        assertThat(archive(before, before)).isEmpty();
        assertThat(archive(before, Sample.empty())).isEmpty();
    }

    private static JsonNode archive(Report before, Report after) throws IOException {
        StringBuilder out = new StringBuilder();
        new AsffReporter(REGISTRY).archive(before, after, out);
        return JSON.readTree(out.isEmpty() ? "[]" : out.toString());
    }

    @Test
    void theBaselineKeepsWhenAFindingWasFirstSeen() throws IOException {
        Report today = Sample.report();
        Instant first = Instant.parse("2026-10-01T00:00:00Z");
        List<Finding> older = today.findings().stream()
                .map(finding -> finding.with(finding.marks().since(first)))
                .toList();
        Report compared = Acceptance.compare(today, today.with(older, List.of()));
        StringBuilder out = new StringBuilder();
        new AsffReporter(REGISTRY).write(compared, out);
        JsonNode one = JSON.readTree(out.substring(0, out.indexOf("\n"))).get(0);
        assertThat(one.get("FirstObservedAt").asText()).isEqualTo(first.toString());
        assertThat(one.get("LastObservedAt").asText())
                .isEqualTo(today.startedAt().toString());
        StringBuilder json = new StringBuilder();
        new JsonReporter(REGISTRY).write(compared, json);
        assertThat(json).contains("\"firstObservedAt\" : \"2026-10-01T00:00:00Z\"");
    }

    @Test
    void captionsAreThoseOfTheSchema() throws IOException {
        StringBuilder out = new StringBuilder();
        new OcsfReporter(REGISTRY).write(Sample.report(), out);
        assertThat(out)
                .contains("\"severity_id\":5,\"severity\":\"Critical\"")
                .contains("\"status_id\":3,\"status\":\"Suppressed\"")
                .contains("\"status_id\":3,\"status\":\"Fail\"")
                .contains("\"type_uid\":200301,\"type_name\":\"Compliance Finding: Create\"");
    }

    @Test
    void acceptedRisksAreSuppressedResults() throws IOException {
        StringBuilder out = new StringBuilder();
        new SarifReporter(REGISTRY).write(Sample.report(), out);
        JsonNode results = JSON.readTree(out.toString()).at("/runs/0/results");
        JsonNode last = results.get(results.size() - 1);
        assertThat(last.at("/suppressions/0/status").asText()).isEqualTo("accepted");
        assertThat(last.at("/suppressions/0/justification").asText()).startsWith("suppressed (accepted risk) by ");
        assertThat(results.get(0).get("suppressions")).isEmpty();
    }

    @Test
    void csvBeginsWithAMarkWhereThatIsAskedFor() throws IOException {
        StringBuilder out = new StringBuilder();
        new CsvReporter(true).write(Sample.report(), out);
        assertThat(out).startsWith("\uFEFF\"account\",");
        StringBuilder plain = new StringBuilder();
        new CsvReporter().write(Sample.report(), plain);
        assertThat(plain).startsWith("\"account\",\"region\"").contains("\r\n\"111122223333\",");
    }
}
