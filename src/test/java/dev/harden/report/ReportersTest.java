package dev.harden.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.harden.checks.Registry;
import dev.harden.cli.AllChecks;
import dev.harden.model.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the reporters to golden files over one shared sample, which {@code -Dgolden.update=true} writes again. */
class ReportersTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "dev", "harden", "report");
    private static final Registry REGISTRY = AllChecks.registry();
    private static final Schema JSON = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(strict(read(Path.of("docs", "report.schema.json"))), InputFormat.JSON);
    private static final Schema SARIF = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
            .getSchema(
                    read(Path.of("src", "test", "resources", "schemas", "sarif-schema-2.1.0.json")), InputFormat.JSON);

    /** Readers ignore members that the schema does not name; harden itself writes none of them. */
    static String strict(String schema) {
        String closed =
                schema.replace("\"type\": \"object\",", "\"type\": \"object\", \"additionalProperties\": false,");
        assertThat(closed).hasSizeGreaterThan(schema.length());
        return closed;
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 140})
    void theTableIsAsItWas(int width) throws IOException {
        golden("table-" + width + ".txt", new TableReporter(REGISTRY, width, false));
    }

    @Test
    void theColouredTableIsAsItWas() throws IOException {
        golden("table-colour.txt", new TableReporter(REGISTRY, 80, true));
    }

    @Test
    void theJsonIsAsItWas() throws IOException {
        golden("report.json", new JsonReporter(REGISTRY));
    }

    @Test
    void theSarifIsAsItWas() throws IOException {
        golden("report.sarif", new SarifReporter(REGISTRY));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 140})
    void noLineOfTheTableIsWiderThanTheTerminal(int width) throws IOException {
        String table = write(Sample.report(), new TableReporter(REGISTRY, width, false));
        assertThat(table.lines().filter(line -> !line.startsWith("      aws ")))
                .allMatch(line -> Layout.columns(line) <= width);
        assertThat(table.lines()).anyMatch(line -> line.startsWith("      aws ") && Layout.columns(line) > width);
    }

    @Test
    void nothingThatSteersATerminalGetsIntoTheTable() throws IOException {
        String table = write(Sample.report(), new TableReporter(REGISTRY, 80, false));
        assertThat(table.codePoints()
                        .filter(point -> point != '\n'
                                && (Character.getType(point) == Character.CONTROL
                                        || Character.getType(point) == Character.FORMAT
                                        || Character.getType(point) == Character.SURROGATE)))
                .isEmpty();
        assertThat(table).contains("<U+001B>").contains("<U+202E>").contains("<script>");
    }

    @Test
    void theTableIsWorstFirstAndGroupsUnknownsByPermission() throws IOException {
        String table = write(Sample.report(), new TableReporter(REGISTRY, 80, false));
        assertThat(table)
                .containsSubsequence(
                        "CRITICAL  Console user has no MFA  iam-user-mfa",
                        "HIGH  Active access key is past its maximum age  iam-key-rotation",
                        "LOW  No role for AWS Support that people can assume  iam-support-role",
                        "UNKNOWN",
                        "2 checks could not be evaluated: access denied on iam:GetAccountSummary",
                        "root-hardware-mfa, root-no-access-keys",
                        "ACCEPTED",
                        "FAIL iam-single-active-key, user waived",
                        "suppressed (accepted risk) by =platform@example.com until 2027-01-31",
                        "1 in the baseline already",
                        "2026-11-23; what it is about counts again",
                        "the waiver of =platform@example.com for s3-<b>*",
                        "critical",
                        "coverage: 4 calls, 3 answered, 1 refused or failed",
                        "not opted in, so not examined: me-south-1",
                        "denied by a service control policy, so not examined: eu-north-1");
    }

    @Test
    void anEmptyReportIsAReport() throws IOException {
        assertThat(write(Sample.empty(), new TableReporter(REGISTRY, 80, false)))
                .contains("Nothing that could be judged failed.");
        assertThat(errors(JSON, write(Sample.empty(), new JsonReporter(REGISTRY))))
                .isEmpty();
        assertThat(errors(SARIF, write(Sample.empty(), new SarifReporter(REGISTRY))))
                .isEmpty();
    }

    @Test
    void theJsonHoldsToItsSchemaAndTheSchemaCanRefuse() throws IOException {
        String json = write(Sample.report(), new JsonReporter(REGISTRY));
        assertThat(errors(JSON, json)).isEmpty();
        assertThat(errors(JSON, json.replace("\"PASS\"", "\"FINE\""))).isNotEmpty();
        assertThat(errors(JSON, json.replaceFirst("\"startedAt\"", "\"begunAt\"")))
                .isNotEmpty();
        assertThat(errors(JSON, json.replaceFirst("\"status\" : \"UNKNOWN\"", "\"status\" : \"PASS\"")))
                .isNotEmpty();
    }

    @Test
    void theSarifHoldsToTheStandardAndTheSchemaCanRefuse() throws IOException {
        String sarif = write(Sample.report(), new SarifReporter(REGISTRY));
        assertThat(errors(SARIF, sarif)).isEmpty();
        assertThat(errors(SARIF, sarif.replaceFirst("\"results\"", "\"outcomes\"")))
                .isNotEmpty();
    }

    @Test
    void codeScanningTakesTheSarif() throws IOException {
        JsonNode run = new ObjectMapper()
                .readTree(write(Sample.report(), new SarifReporter(REGISTRY)))
                .get("runs")
                .get(0);
        assertThat(run.get("automationDetails").get("id").asText()).endsWith("/");
        Set<String> fingerprints = new HashSet<>();
        for (JsonNode result : run.get("results")) {
            assertThat(result.has("kind")).isFalse();
            JsonNode place = result.get("locations").get(0).get("physicalLocation");
            String uri = place.get("artifactLocation").get("uri").asText();
            assertThat(uri).startsWith("aws/111122223333/global/").doesNotContain(":", " ", "<", "..");
            assertThat(place.get("region").get("startLine").asInt()).isOne();
            assertThat(result.get("message").get("text").asText()).hasSizeLessThanOrEqualTo(1000);
            assertThat(fingerprints.add(result.get("partialFingerprints")
                            .get("primaryLocationLineHash")
                            .asText()))
                    .isTrue();
        }
        assertThat(run.get("results"))
                .hasSize(12)
                .filteredOn(result -> !result.get("suppressions").isEmpty())
                .singleElement()
                .matches(result -> result.toString().contains("user waived"));
        for (JsonNode rule : run.get("tool").get("driver").get("rules")) {
            assertThat(rule.get("properties").get("security-severity").asDouble())
                    .isBetween(0.1, 10.0);
            assertThat(rule.get("helpUri").asText()).startsWith("https://");
        }
        assertThat(run.get("invocations").get(0).get("toolExecutionNotifications"))
                .hasSize(11);
    }

    private static List<Error> errors(Schema schema, String document) {
        return schema.validate(document, InputFormat.JSON);
    }

    private static void golden(String name, Reporter reporter) throws IOException {
        String now = write(Sample.report(), reporter).replace('\uD800', '?');
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, now);
        }
        assertThat(now).isEqualTo(Files.readString(file));
    }

    private static String write(Report report, Reporter reporter) throws IOException {
        StringBuilder out = new StringBuilder();
        reporter.write(report, out);
        return out.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
