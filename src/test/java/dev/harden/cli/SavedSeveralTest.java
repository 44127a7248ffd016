package dev.harden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.model.Account;
import dev.harden.model.Extent;
import dev.harden.model.Finding;
import dev.harden.model.Member;
import dev.harden.model.Organization;
import dev.harden.model.Origin;
import dev.harden.model.Outcome;
import dev.harden.model.Report;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.View;
import dev.harden.report.JsonReporter;
import dev.harden.report.LogSafe;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs what works on saved reports, on one of several accounts: report, diff, waivers and baselines. */
class SavedSeveralTest {
    private static final Origin ORIGIN = new Origin("0.1.0", Instant.parse("2026-11-25T06:00:00Z"), Optional.empty());
    private static final String ONE = "111111111111";
    private static final String TWO = "222222222222";
    private static final String THREE = "333333333333";

    @TempDir
    private Path folder;

    private Path org;
    private String out;
    private String err;

    @BeforeEach
    void save() throws IOException {
        org = write("org.json", report(ONE, Status.FAIL), report(TWO, Status.FAIL), report(THREE, Status.PASS));
    }

    private static Report report(String id, Status status) {
        Account account = new Account(id, "aws", "arn:aws:iam::" + id + ":role/harden-audit");
        Finding finding = new Finding(
                "root-mfa",
                Severity.CRITICAL,
                id,
                "global",
                account.resource(),
                new Outcome(status, "root of " + id, List.of(), Optional.empty()));
        Extent extent = new Extent(List.of("root-mfa"), List.of(), List.of(), List.of());
        return new Report(ORIGIN, account, extent, List.of(finding), List.of(), List.of());
    }

    private Path write(String name, Report... reports) throws IOException {
        Organization about = new Organization(
                ORIGIN,
                "o-abcdefghij",
                List.of("root-mfa"),
                Stream.of(reports)
                        .map(report -> new Member(report.account().id(), "Payments", "ACTIVE", true))
                        .toList());
        Path file = folder.resolve(name);
        try (Outputs outputs = new Outputs(
                about,
                View.ALL,
                List.of(FilePapers.open(file, LogSafe.Form.JSON, new JsonReporter(AllChecks.registry()), about)),
                new Each())) {
            for (Report report : reports) {
                outputs.add(report);
            }
            outputs.end();
        }
        return file;
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "csv, ~\"Payments\"~",
                "jsonl, ~\"accountName\":\"Payments\"~",
                "ocsf, ~\"name\":\"Payments\"~",
                "asff, ~\"AwsAccountName\":\"Payments\"~",
                "junit, ~name=\"account-name\" value=\"Payments\"~",
                "sarif, ~\"text\" : \"Payments\"~",
                "oscal, ~\"value\" : \"Payments\"~"
            })
    void everyFormatNamesTheAccount(String format, String told) throws IOException {
        Path file = folder.resolve("named." + format);
        assertThat(run("report", "--from", org.toString(), "--quiet", "--output", format + "=" + file))
                .isEqualTo(3);
        assertThat(Files.readString(file)).contains(told);
    }

    @Test
    void aListOfSomeStatusesIsOfEveryAccountAndNotReadAgain() throws IOException {
        Path some = folder.resolve("some.json");
        assertThat(run("report", "--from", org.toString(), "--quiet", "--output", "json=" + some, "--status", "PASS"))
                .isEqualTo(3);
        JsonNode accounts = new ObjectMapper().readTree(Files.readString(some)).get("accounts");
        assertThat(accounts).hasSize(3);
        assertThat(accounts.get(0).get("findings")).isEmpty();
        assertThat(accounts.get(2).get("findings")).hasSize(1);
        assertThat(run("report", "--from", some.toString())).isEqualTo(2);
        assertThat(err).contains("lists findings of status PASS alone, by --status");
    }

    private int run(String... arguments) {
        StringWriter said = new StringWriter();
        StringWriter wrong = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(wrong, true))
                .execute(arguments);
        out = said.toString();
        err = wrong.toString();
        return code;
    }

    @Test
    void isWrittenAgainTheSameAndInOtherFormats() {
        Path again = folder.resolve("again.json");
        Path csv = folder.resolve("org.csv");
        assertThat(run(
                        "report",
                        "--from",
                        org.toString(),
                        "--quiet",
                        "--output",
                        "json=" + again,
                        "--output",
                        "csv=" + csv))
                .isEqualTo(3);
        assertThat(again).hasSameTextualContentAs(org);
        assertThat(csv).content().hasLineCount(4);
        assertThat(run("report", "--from", org.toString())).isEqualTo(3);
        assertThat(out).contains("organization o-abcdefghij", TWO);
    }

    @Test
    void severalFilesDoNotGoToStandardOutput() {
        assertThat(run("report", "--from", org.toString(), "--format", "sarif")).isEqualTo(2);
        assertThat(err).contains("--output sarif=FILE");
        assertThat(run("report", "--from", org.toString(), "--format", "html")).isEqualTo(2);
    }

    @Test
    void aWaiverForOneAccountIsNotUselessInAnother() throws IOException {
        Path config = Files.writeString(folder.resolve("waivers.yaml"), """
                waivers:
                  - {check: root-mfa, resource: "*111111111111*", reason: why, owner: who, expires: 2027-01-01}
                  - {check: root-mfa, resource: "*999999999999*", reason: why, owner: who, expires: 2027-01-01}
                """);
        Path json = folder.resolve("waived.json");
        assertThat(run("report", "--from", org.toString(), "--config", config.toString(), "--output", "json=" + json))
                .isEqualTo(3);
        assertThat(out).contains("*999999999999*", "is about nothing").doesNotContain("*111111111111*, is about");
        JsonNode tree = new ObjectMapper().readTree(json.toFile());
        assertThat(tree.at("/accounts/0/waivers")).hasSize(1);
        assertThat(tree.at("/accounts/1/waivers").isMissingNode()).isTrue();
        assertThat(tree.at("/waivers/0/state").asText()).isEqualTo("USED");
        assertThat(tree.at("/waivers/1/state").asText()).isEqualTo("UNMATCHED");
    }

    @Test
    void whatWasInTheBaselineDoesNotCount() throws IOException {
        assertThat(run("report", "--from", org.toString(), "--baseline", org.toString()))
                .isZero();
        Path before = write("before.json", report(TWO, Status.FAIL));
        assertThat(run("report", "--from", org.toString(), "--baseline", before.toString()))
                .isEqualTo(3);
        Path two = write("two.json", report(TWO, Status.FAIL), report(THREE, Status.PASS));
        assertThat(run("report", "--from", two.toString(), "--baseline", org.toString()))
                .isZero();
    }

    @Test
    void twoAreComparedAccountByAccount() throws IOException {
        assertThat(run("diff", org.toString(), org.toString())).isZero();
        assertThat(out).contains("no finding is different");
        Path later = write("later.json", report(ONE, Status.PASS), report(THREE, Status.FAIL));
        assertThat(run("diff", org.toString(), later.toString())).isEqualTo(3);
        assertThat(out)
                .contains("better  root-mfa  account " + ONE)
                .contains("vanished  root-mfa  account " + TWO)
                .contains("worse  root-mfa  account " + THREE);
        assertThat(run(
                        "diff",
                        later.toString(),
                        write("last.json", report(ONE, Status.PASS)).toString()))
                .isZero();
    }

    @Test
    void oneOfASingleAccountDoesNotCompareWithIt() throws IOException {
        Path single = folder.resolve("single.json");
        assertThat(run("audit", "--demo", "--quiet", "--fail-on", "never", "--output", "json=" + single))
                .isZero();
        assertThat(run("diff", single.toString(), org.toString())).isEqualTo(2);
        assertThat(err).contains("is a report of several accounts");
        assertThat(run("audit", "--demo", "--baseline", org.toString())).isEqualTo(2);
    }

    @Test
    void aCutFileIsRefusedAndLeavesNoOutput() throws IOException {
        String text = Files.readString(org);
        Path cut = Files.writeString(folder.resolve("cut.json"), text.substring(0, text.length() - 200));
        Path csv = folder.resolve("cut.csv");
        assertThat(run("report", "--from", cut.toString(), "--quiet", "--output", "csv=" + csv))
                .isEqualTo(2);
        assertThat(err).contains("cut.json");
        assertThat(csv).doesNotExist();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
    }
}
