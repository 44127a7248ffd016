package dev.harden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds wrong usage to one sentence and exit code 2, and what people say of accounts and waivers to being told. */
class UsageTest {
    @TempDir
    private Path folder;

    private String out;
    private String err;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--check ,",
                "--check root-mfa,",
                "--check ,root-mfa",
                "--skip ,",
                "--topic ,",
                "--benchmark ,",
                "--region ,",
                "--exclude-region ,",
                "--account ,",
                "--ou ,",
                "--expect-account ,",
                "--baseline _",
                "--config _",
                "--output _",
                "--record _",
                "--replay _",
                "--profile _",
                "--role-arn _",
                "--external-id _",
                "--endpoint-url _",
                "--work _",
                "--resume _",
                "--shard _",
                "--as-of _"
            })
    void anEmptyValueIsNone(String option) {
        assertThat(run(("audit --demo --quiet " + option).replace("_", "").split(" ", -1)))
                .isEqualTo(2);
        assertThat(err).startsWith("harden: ").contains(option.split(" ")[0]);
        assertThat(out).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            audit --demo --benchmark cis | cis-aws-3.0, cis-aws-5.0, cis-aws-6.0, cis-aws-7.0
            audit --demo --benchmark CIS | cis-aws-3.0, cis-aws-5.0
            audit --demo --benchmark soc | did you mean 'soc2'
            audit --demo --benchmark nis | did you mean 'nis2'
            benchmarks cis | cis-aws-7.0
            checks --check mfa | root-mfa
            audit --demo --check nothing-* | no check that matches 'nothing-*'
            audit --demo --skip nothing-* | no check that matches 'nothing-*'
            audit --demo --skip * | no check is left
            audit --demo --expect-account 1234 | --expect-account takes an account's id of twelve digits
            audit --demo --expect-account 999900001111 | this is account 111122223333, and --expect-account names 999900001111
            audit --replay examples/demo.zip --expect-account 999900001111 | 111122223333
            report --from examples/report.json --expect-account 999900001111 | 111122223333
            verify examples/demo.zip --expect-account 999900001111 | 111122223333
            audit --role-arn arn:aws:iam::111122223333:role/x --expect-account 999900001111 | 111122223333
            audit --demo --exclude-region eu-wst-1 | there is no region 'eu-wst-1'
            audit --demo --region eu-west-1 --exclude-region eu-west-1 | no region is left
            audit --demo --output json=- --output csv=- | standard output is one document
            audit --demo --format csv --output json=- | standard output is one document
            audit --demo --output jsn=- | there is no format 'jsn'; did you mean 'json'
            """)
    void saysWhatIsWrong(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err).startsWith("harden: ").contains(message);
        assertThat(out).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            root-unused.days: 90;root-unused.days: 30 | line 2 sets root-unused.days twice
            root-unused: {days: 90, days: 30} | sets days twice
            waivers: [];waivers: [] | line 2 sets waivers twice
            root-unused.days: 90;root-unused: {days: 30} | sets root-unused.days twice
            root-unused.days: 90;---;root-unused.days: 30 | line 3 begins a second YAML document
            root-unused.days: 90;--- | begins a second YAML document
            pace: {aim: 5} | no service under pace in
            pace: {aim: 5} | 'aim'
            pace.ec3: 5 | did you mean 'ec2'
            pace: {ec2: 0} | more than 0
            expect-account: 1234 | takes an account id of twelve digits
            expect-account: 012345678901 | names 012345678901
            expect-account: [] | takes at least one
            expect-account: '999900001111' | this is account 111122223333, and expect-account of the config file names 999900001111
            expect-account: [999900001111, 999900002222] | 999900001111, 999900002222
            waivers: [{check: iam-key-rotaton, resource: '*', reason: r, owner: o, expires: 2037-01-01}] | waiver 1 in
            waivers: [{check: iam-key-rotaton, resource: '*', reason: r, owner: o, expires: 2037-01-01}] | did you mean 'iam-key-rotation'
            waivers: [{check: imm-*, resource: '*', reason: r, owner: o, expires: 2037-01-01}] | matches 'imm-*'
            waivers: [{check: root-mfa, resource: *ci, reason: r, owner: o, expires: 2037-01-01}] | stands in quotes
            waivers: [{check: root-mfa, resource: r, acount: 1, reason: r, owner: o, expires: 2037-01-01}] | not acount
            waivers: [{check: root-mfa, resource: r, account: 1, reason: r, owner: o, expires: 2037-01-01}] | account takes
            waivers: [{check: root-mfa, resource: r, region: [], reason: r, owner: o, expires: 2037-01-01}] | region takes
            """, quoteCharacter = '"')
    void saysWhatIsWrongInTheConfigFile(String yaml, String message) throws IOException {
        assertThat(run("audit", "--demo", "--quiet", "--config", config(yaml.replace(";", "\n"))))
                .isEqualTo(2);
        assertThat(err).startsWith("harden: ").contains(message);
    }

    @Test
    void theOptionTakesThePlaceOfTheConfigFilesAccounts() throws IOException {
        String file = config("expect-account: '999900001111'");
        assertThat(run("audit", "--demo", "--quiet", "--config", file, "--expect-account", "999900001111,111122223333"))
                .isEqualTo(3);
        assertThat(err).isEmpty();
    }

    @Test
    void globsSelectChecks() {
        assertThat(run("checks", "--check", "root-*", "--skip", "*-mfa")).isZero();
        assertThat(out.lines().map(line -> line.split(" ")[0]))
                .contains("root-no-access-keys")
                .allMatch(id -> id.startsWith("root-") && !id.endsWith("-mfa"));
    }

    @Test
    void aDashIsStandardOutput() throws IOException {
        assertThat(run("audit", "--demo", "--check", "sg-admin-ports", "--quiet", "--output", "json=-"))
                .isEqualTo(3);
        JsonNode report = new ObjectMapper().readTree(out);
        assertThat(report.get("account").asText()).isEqualTo("111122223333");
        assertThat(run("report", "--from", "examples/report.json", "--output", "csv=-"))
                .isEqualTo(3);
        assertThat(out.lines().findFirst())
                .hasValueSatisfying(head -> assertThat(head).startsWith("\"account\","));
        assertThat(Path.of("-")).doesNotExist();
    }

    @Test
    void excludedRegionsAreNotJudged() throws IOException {
        assertThat(run("audit", "--demo", "--topic", "sg", "--format", "json")).isEqualTo(3);
        JsonNode all = new ObjectMapper().readTree(out);
        String first = all.at("/regions/0").asText();
        run("audit", "--demo", "--topic", "sg", "--format", "json", "--exclude-region", first);
        JsonNode rest = new ObjectMapper().readTree(out);
        assertThat(rest.get("regions")).hasSize(all.get("regions").size() - 1);
        assertThat(rest.get("findings").toString()).doesNotContain("\"region\":\"" + first + "\"");
        assertThat(rest.get("regions").toString()).doesNotContain("\"" + first + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--quiet", "--format=json", "--no-color"})
    void waiversOfNoUseAreToldOnStandardError(String how) throws IOException {
        String file = config("""
                waivers:
                  - {check: iam-key-rotation, resource: "*ci-deploy*", reason: r, owner: o1, expires: 2025-06-30}
                  - {check: iam-key-rotation, resource: nobody, reason: r, owner: o2, expires: 2037-01-01}
                  - {check: iam-key-rotation, resource: "*", account: "999900001111", reason: r, owner: o3, expires: 2037-01-01}
                  - {check: root-mfa, resource: "*", reason: r, owner: o4, expires: 2037-01-01}
                """);
        assertThat(run("audit", "--demo", "--check", "iam-key-rotation", how, "--config", file))
                .isEqualTo(3);
        assertThat(err.lines())
                .containsExactly(
                        "harden: the waiver of o1 for iam-key-rotation, *ci-deploy*, expired on 2025-06-30; what it is"
                                + " about counts again",
                        "harden: the waiver of o2 for iam-key-rotation, nobody, is about nothing that failed or could"
                                + " not be judged");
    }

    @Test
    void waiversMayNameAccountAndRegion() throws IOException {
        String waiver = "{check: '*', resource: '*', %s, reason: r, owner: o, expires: 2037-01-01}";
        assertThat(waived(waiver.formatted("account: '111122223333'"))).isZero();
        assertThat(waived(waiver.formatted("account: 999900001111"))).isEqualTo(3);
        assertThat(waived(waiver.formatted("region: '*'"))).isZero();
        assertThat(waived(waiver.formatted("region: eu-west-1"))).isEqualTo(3);
        assertThat(waived(waiver.formatted("account: '111122223333', region: global")))
                .isEqualTo(3);
        JsonNode report = new ObjectMapper().readTree(out);
        assertThat(report.at("/waivers/0/region").asText()).isEqualTo("global");
        report.get("findings").forEach(finding -> {
            if (finding.has("waiver")) {
                assertThat(finding.get("region").asText()).isEqualTo("global");
                assertThat(finding.at("/waiver/account").asText()).isEqualTo("111122223333");
            }
        });
        Path saved = Files.writeString(folder.resolve("saved.json"), out);
        String before = out;
        run("report", "--from", saved.toString(), "--format", "json");
        assertThat(out).isEqualTo(before);
    }

    private int waived(String waiver) throws IOException {
        return run("audit", "--demo", "--format", "json", "--config", config("waivers: [" + waiver + "]"));
    }

    @Test
    void aBaselineOfAnotherAccountIsRefused() throws IOException {
        run("audit", "--demo", "--format", "json");
        Path own = Files.writeString(folder.resolve("own.json"), out);
        Path other = Files.writeString(folder.resolve("other.json"), out.replace("111122223333", "999900001111"));
        assertThat(run("audit", "--demo", "--quiet", "--baseline", other.toString()))
                .isEqualTo(2);
        assertThat(err).contains("other.json is of account 999900001111, and this is account 111122223333");
        assertThat(run("report", "--from", own.toString(), "--baseline", other.toString()))
                .isEqualTo(2);
        assertThat(run("audit", "--demo", "--quiet", "--baseline", own.toString()))
                .isZero();
        run("diff", own.toString(), other.toString());
        assertThat(err).contains("findings of different accounts are compared");
    }

    private String config(String yaml) throws IOException {
        return Files.writeString(folder.resolve("c.yaml"), yaml).toString();
    }

    private int run(String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
        out = output.toString();
        err = errors.toString();
        return code;
    }
}
