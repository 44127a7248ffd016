package dev.harden.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.cli.AllChecks;
import dev.harden.model.CallOutcome;
import dev.harden.model.Cause;
import dev.harden.model.Coverage;
import dev.harden.model.Extent;
import dev.harden.model.Finding;
import dev.harden.model.Outcome;
import dev.harden.model.Report;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Unknown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Looks for the regions that were not examined in every format. */
class UnexaminedTest {
    private static final String REASON = "ec2:DescribeVpcs in ap-east-1 refused with AuthFailure";

    static Stream<Map.Entry<String, Reporter>> formats() {
        var registry = AllChecks.registry();
        return Map.<String, Reporter>of(
                "json", new JsonReporter(AllChecks.registry()),
                "jsonl", new JsonLinesReporter(AllChecks.registry()),
                "csv", new CsvReporter(),
                "junit", new JunitReporter(registry),
                "markdown", new MarkdownReporter(registry),
                "sarif", new SarifReporter(registry),
                "asff", new AsffReporter(registry),
                "ocsf", new OcsfReporter(registry),
                "oscal", new OscalReporter(registry),
                "html", new HtmlReporter(registry))
                .entrySet()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyFormatNamesThem(Map.Entry<String, Reporter> format) throws IOException {
        assertThat(written(format.getValue(), Sample.report()))
                .as(format.getKey())
                .contains("me-south-1", "eu-north-1");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyFormatNamesARegionThatRefuses(Map.Entry<String, Reporter> format) throws IOException {
        assertThat(written(format.getValue(), refusing())).as(format.getKey()).contains(REASON);
    }

    @Test
    void sarifSaysThatTheRunDidNotDoAllThatItWasTo() throws IOException {
        JsonNode invocation = invocation(refusing());
        assertThat(invocation.get("executionSuccessful").asBoolean()).isFalse();
        assertThat(invocation.at("/toolExecutionNotifications/0/message/text").asText())
                .isEqualTo("region ap-east-1 accepted the credentials in no call, so nothing in it was examined");
        assertThat(invocation(Sample.report()).get("executionSuccessful").asBoolean())
                .isTrue();
        assertThat(invocation(Sample.report()).toString())
                .contains("not opted in, so not examined: me-south-1")
                .contains("denied by a service control policy, so not examined: eu-north-1");
    }

    @Test
    void aRunThatDidNotEndInTimeWasNotSuccessful() throws IOException {
        assertThat(invocation(with(Unknown.LATE, Sample.report().coverage()))
                        .get("executionSuccessful")
                        .asBoolean())
                .isFalse();
    }

    private static JsonNode invocation(Report report) throws IOException {
        return new ObjectMapper()
                .readTree(written(new SarifReporter(AllChecks.registry()), report))
                .at("/runs/0/invocations/0");
    }

    private static String written(Reporter reporter, Report report) throws IOException {
        StringBuilder text = new StringBuilder();
        reporter.write(report, text);
        return text.toString();
    }

    /** Gives a report of an account of which one region refuses the credentials. */
    private static Report refusing() {
        List<Coverage> coverage = new ArrayList<>(Sample.report().coverage());
        coverage.add(new Coverage("ec2", "DescribeVpcs", "ap-east-1", 1, CallOutcome.REGION_OFF));
        coverage.add(new Coverage("ec2", "DescribeVpcs", "eu-west-1", 1, CallOutcome.ANSWERED));
        coverage.add(new Coverage("ec2", "DescribeSubnets", "eu-west-1", 1, CallOutcome.REGION_OFF));
        return with(new Unknown(Cause.ACCESS_DENIED, "ec2:DescribeVpcs", "ec2:DescribeVpcs", "AuthFailure"), coverage);
    }

    private static Report with(Unknown unknown, List<Coverage> coverage) {
        Report sample = Sample.report();
        List<Finding> findings = new ArrayList<>(sample.findings());
        findings.add(new Finding(
                "sg-default-closed",
                Severity.HIGH,
                sample.account().id(),
                "ap-east-1",
                sample.account().resource(),
                new Outcome(Status.UNKNOWN, REASON, List.of(), Optional.of(unknown))));
        return new Report(
                sample.origin(),
                sample.account(),
                new Extent(sample.extent().checks(), List.of(), sample.regions(), coverage),
                findings,
                List.of(),
                List.of());
    }
}
