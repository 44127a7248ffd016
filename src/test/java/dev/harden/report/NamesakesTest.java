package dev.harden.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Registry;
import dev.harden.cli.AllChecks;
import dev.harden.model.Account;
import dev.harden.model.Finding;
import dev.harden.model.Outcome;
import dev.harden.model.Report;
import dev.harden.model.Resource;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tells things of the same name apart in every format: in one region, in two, and in two accounts. */
class NamesakesTest {
    private static final Registry REGISTRY = AllChecks.registry();
    private static final String OTHER = "222222222222";

    static Stream<Arguments> formats() {
        return Map.<String, Reporter>ofEntries(
                        Map.entry("table", new TableReporter(REGISTRY, Integer.MAX_VALUE, false)),
                        Map.entry("json", new JsonReporter(REGISTRY)),
                        Map.entry("jsonl", new JsonLinesReporter(REGISTRY)),
                        Map.entry("html", new HtmlReporter(REGISTRY)),
                        Map.entry("sarif", new SarifReporter(REGISTRY)),
                        Map.entry("csv", new CsvReporter()),
                        Map.entry("markdown", new MarkdownReporter(REGISTRY)),
                        Map.entry("junit", new JunitReporter(REGISTRY)),
                        Map.entry("ocsf", new OcsfReporter(REGISTRY)),
                        Map.entry("asff", new AsffReporter(REGISTRY)),
                        Map.entry("oscal", new OscalReporter(REGISTRY)))
                .entrySet()
                .stream()
                .map(format -> Arguments.of(format.getKey(), format.getValue()));
    }

    private static Report report(String account) {
        Resource known = new Resource(
                "arn:aws:cloudtrail:eu-west-1:" + account + ":trail/all",
                "arn:aws:cloudtrail:eu-west-1:" + account + ":trail/all",
                "AWS::CloudTrail::Trail",
                "all");
        Resource same = new Resource(
                "arn:aws:cloudtrail:us-east-1:" + account + ":trail/all",
                "arn:aws:cloudtrail:us-east-1:" + account + ":trail/all",
                "AWS::CloudTrail::Trail",
                "all");
        Report empty = Sample.empty();
        return new Report(
                empty.origin(),
                new Account(account, "aws", "arn:aws:iam::" + account + ":role/audit"),
                empty.extent(),
                List.of(
                        failed(account, "sg-unused", group(account, "sg-0a1b")),
                        failed(account, "sg-unused", group(account, "sg-0c2d")),
                        failed(account, "trail-validation", known),
                        failed(account, "trail-validation", same)),
                List.of(),
                List.of());
    }

    private static Resource group(String account, String id) {
        return new Resource(
                "arn:aws:ec2:eu-west-1:" + account + ":security-group/" + id, id, "AWS::EC2::SecurityGroup", "web");
    }

    private static Finding failed(String account, String check, Resource resource) {
        return new Finding(
                check,
                Severity.LOW,
                account,
                "eu-west-1",
                resource,
                new Outcome(Status.FAIL, "wrong", List.of(), Optional.empty()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void inOneAccount(String format, Reporter reporter) throws IOException {
        StringBuilder text = new StringBuilder();
        reporter.write(report("111111111111"), text);
        assertThat(text.toString()).contains("sg-0a1b").contains("sg-0c2d");
        String twin =
                format.matches("table|html|markdown|junit") ? "trail all (us-east-1)" : "us-east-1:111111111111:trail";
        assertThat(text.toString().replace("%3A", ":")).contains(twin);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void inTwoAccounts(String format, Reporter reporter) throws IOException {
        SampleOrganization.Kept kept =
                SampleOrganization.write(List.of(report("111111111111"), report(OTHER)), reporter);
        String text = kept.first + String.join("\n", kept.further.values().toString());
        String group = switch (format) {
            case "table", "markdown" -> "security group sg-0a1b (web) in eu-west-1 of account " + OTHER;
            case "junit" -> "hostname=\"" + OTHER + "\"";
            case "csv" -> "\"" + OTHER + "\",\"eu-west-1\",\"sg-unused\"";
            case "html" -> "report-" + OTHER;
            case "sarif" -> "aws/" + OTHER + "/eu-west-1/ec2/sg-0c2d";
            default -> "arn:aws:ec2:eu-west-1:" + OTHER + ":security-group/sg-0c2d";
        };
        assertThat(text).contains(group);
    }
}
