package dev.harden.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.harden.model.Report;
import dev.harden.model.remedy.FixPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the forms of a plan to golden files over one shared plan, which {@code -Dgolden.update=true} writes again. */
class FixFormatsTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "dev", "harden", "report");
    private static final ObjectMapper JSON = new ObjectMapper();

    private interface Form {
        void write(Appendable out) throws IOException;
    }

    private static FixSheet sheet(String... kinds) {
        return sheet(SamplePlan.plan(), new FixChoice(Set.of(kinds), Map.of()));
    }

    private static FixSheet sheet(FixPlan plan, FixChoice choice) {
        return FixSheet.of(SamplePlan.report(), plan, choice);
    }

    private static String write(Form form) throws IOException {
        StringBuilder out = new StringBuilder();
        form.write(out);
        return out.toString();
    }

    private static void golden(String name, Form form) throws IOException {
        String now = write(form);
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, now);
        }
        assertThat(now).isEqualTo(Files.readString(file));
    }

    private static List<Error> errors(String json) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        ReportersTest.strict(Files.readString(Path.of("docs", "fix.schema.json")))
                                .replaceAll(
                                        "\"type\": \"object\",(?=\\s+\"required\")",
                                        "$0 \"additionalProperties\": false,"),
                        InputFormat.JSON);
        return schema.validate(json, InputFormat.JSON);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 100})
    void theTableIsAsItWas(int width) throws IOException {
        golden("fix-table-" + width + ".txt", out -> new FixTable(sheet(), width, false).write(out));
    }

    @Test
    void theTableOfWhatIsAgreedToIsAsItWas() throws IOException {
        FixChoice choice = new FixChoice(
                Set.copyOf(FixChoice.all()), Map.of("TOPIC_ARN", "arn:aws:sns:eu-west-1:111122223333:alarms"));
        golden("fix-table-all.txt", out -> new FixTable(sheet(SamplePlan.plan(), choice), 100, true).write(out));
    }

    @Test
    void theMarkdownIsAsItWas() throws IOException {
        golden("fix.md", out -> new FixMarkdown(sheet()).write(out));
    }

    @Test
    void theJsonIsAsItWasAndHoldsToItsSchema() throws IOException {
        golden("fix.json", out -> new FixJson(sheet()).write(out));
        String json = write(out -> new FixJson(sheet()).write(out));
        assertThat(errors(json)).isEmpty();
        assertThat(errors(json.replaceFirst("\"proven\"", "\"sure\""))).isNotEmpty();
        assertThat(errors(json.replaceFirst("\"withoutCommand\"", "\"open\""))).isNotEmpty();
        assertThat(errors(json.replaceFirst("\"why\" : \"person\"", "\"why\" : \"nobody\"")))
                .isNotEmpty();
    }

    @Test
    void theScriptsAreAsTheyWere() throws IOException {
        golden("fix.sh.txt", out -> new FixSh(sheet("costs")).write(out));
    }

    /** A reader of one schema can read the calls of the other. */
    @Test
    void callsAndStepsAreThoseOfReports() throws IOException {
        JsonNode fix =
                JSON.readTree(Path.of("docs", "fix.schema.json").toFile()).get("$defs");
        JsonNode report =
                JSON.readTree(Path.of("docs", "report.schema.json").toFile()).get("$defs");
        assertThat(fix.get("call")).isEqualTo(report.get("call"));
        assertThat(fix.get("step")).isEqualTo(report.get("step"));
    }

    @Test
    void eachKindMakesItsOwnStepsActiveAndNoOthers() {
        FixSheet none = sheet();
        Map<String, FixPlan.Entry> off = new HashMap<>();
        none.plan().entries().stream()
                .filter(entry -> !none.active().contains(entry))
                .forEach(entry -> off.put(entry.about(), entry));
        assertThat(off).containsKey("GuardDuty is enabled in eu-west-1");
        for (String kind : FixChoice.all()) {
            List<FixPlan.Entry> more = sheet(kind).active().stream()
                    .filter(entry -> off.containsKey(entry.about()))
                    .filter(entry -> !entry.about().startsWith("alias"))
                    .toList();
            assertThat(more)
                    .as(kind)
                    .isNotEmpty()
                    .allSatisfy(entry -> assertThat(none.reasons(off.get(entry.about())))
                            .extracting(FixChoice.Reason::option)
                            .containsOnly("--include " + kind));
        }
    }

    @Test
    void whatGoesWithAStepThatIsNotActiveIsNotActive() {
        FixSheet without = sheet();
        FixPlan.Entry goes = without.plan().entries().stream()
                .filter(entry -> entry.about().startsWith("alias"))
                .findFirst()
                .orElseThrow();
        assertThat(without.reasons(goes))
                .extracting(FixChoice.Reason::text)
                .singleElement()
                .asString()
                .matches("it goes with step \\d+, which is not active");
        assertThat(sheet("costs").active()).extracting(FixPlan.Entry::about).contains(goes.about());
    }

    @Test
    void aValueMakesWhatTakesItActive() {
        FixChoice value = new FixChoice(Set.of(), Map.of("TOPIC_ARN", "arn"));
        FixSheet sheet = sheet(SamplePlan.plan(), value);
        assertThat(sheet.active().size()).isEqualTo(sheet().active().size() + 1);
    }

    @Test
    void aPlanOfNothingSaysWhyThereIsNothing() throws IOException {
        FixChoice choice = new FixChoice(Set.of(), Map.of());
        Report report = SamplePlan.report();
        assertThat(told(new FixPlan(List.of(), List.of(), 0), choice))
                .contains("Nothing failed that is not waived, so that there is nothing to do")
                .contains("1 finding is UNKNOWN, and is not in this plan")
                .contains("1 waived failure is left as it is.")
                .doesNotContain("0 failures", "--output");
        assertThat(told(SamplePlan.of(report, List.of(SamplePlan.withoutCommand())), choice))
                .contains("No command is known for the one failure")
                .contains("Without a command: 1 failure");
        FixPlan notMade = FixPlan.notMade(report.findings());
        assertThat(notMade.failures()).isPositive();
        assertThat(told(notMade, choice))
                .contains("No plan could be made: a defect in harden itself kept it from that; " + notMade.failures()
                        + " failures");
        FixSheet sheet = sheet(notMade, choice);
        assertThat(write(out -> new FixSh(sheet).write(out))).contains("# No plan could be made");
        assertThat(write(out -> new FixMarkdown(sheet).write(out))).contains("No plan could be made");
        String json = write(out -> new FixJson(sheet).write(out));
        assertThat(errors(json)).isEmpty();
        assertThat(JSON.readTree(json).get("made").asBoolean()).isFalse();
        assertThat(JSON.readTree(json).get("failures").asInt()).isEqualTo(notMade.failures());
    }

    private static String told(FixPlan plan, FixChoice choice) throws IOException {
        return write(out -> new FixTable(sheet(plan, choice), 200, false).write(out));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 100})
    void noLineIsWiderThanTheTerminalAndNothingSteersIt(int width) throws IOException {
        String table = write(out -> new FixTable(sheet(), width, false).write(out));
        assertThat(table.lines()).allMatch(line -> Layout.columns(line) <= width);
        assertThat(table).doesNotContain("\u001b").contains("<U+001B>");
    }
}
