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
import picocli.CommandLine;

/** Runs the command line in this process; what needs a process or AWS is tested elsewhere. */
class CommandLineTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    audit --check root-mfaa                          | there is no check 'root-mfaa'; did you mean 'root-mfa'?
                    audit --skip nothing-like-it                     | there is no check 'nothing-like-it'; 'harden checks' lists them
                    audit --topic rot                                | there is no topic 'rot'; did you mean 'root'?
                    audit --check root-mfa --skip root-mfa           | no check is left
                    audit --demo --replay x.zip                      | --demo and --replay do not go together
                    audit --demo --profile x                         | --demo asks no account
                    audit --demo --record x.zip                      | --record keeps a live audit
                    audit --external-id x                            | --external-id goes with --role-arn
                    audit --role-arn role                            | --role-arn takes a role's ARN
                    audit --endpoint-url localhost                   | --endpoint-url takes a URL
                    audit --region Ireland                           | --region takes a region's code
                    audit --parallel 0                               | --parallel takes a whole number from 1 to 256
                    audit --timeout 0                                | --timeout takes a whole number from 1 to 3600
                    audit --output json                              | --output takes FORMAT=FILE
                    audit --output jsn=x                             | there is no format 'jsn'; did you mean 'json'?
                    audit --output json=/none/there/x                | the folder of /none/there/x is not there
                    audit --output json=a.json --output table=a.json | twice
                    audit --fail-on bad                              | expected one of
                    audit --config /none/there.yaml                  | is not there, or is no file
                    audit --replay /none/there.zip                   | /none/there.zip
                    audit --frmat json                               | Unknown option
                    explain root-mf                                  | did you mean 'root-mfa'?
                    nothing                                          | Unmatched argument
                    """)
    void saysWhatIsWrongWithTheCommandLine(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(message).startsWith("harden: ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aMissingCommandIsWrongUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("a command is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    root-unused.dayz: 3         | root-unused.dayz'; did you mean 'root-unused.days'?
                    root-unused.days: many      | root-unused.days in
                    root-unused: {days: -1}     | takes a whole number from
                    pace.ec2: fast              | pace.ec2 in
                    [1, 2]                      | must hold keys and values
                    "a: b: c"                   | is not YAML
                    audit.log-archive-account: 1| takes an account id of twelve digits, in quotes
                    """)
    void saysWhatIsWrongWithTheConfigFile(String yaml, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("harden.yaml"), yaml.replace("\"", ""));
        assertThat(run("audit", "--demo", "--config", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(message).contains("harden.yaml");
    }

    @Test
    void theExitCodesStandInTheHelp() {
        assertThat(run("audit", "--help")).isZero();
        assertThat(out.toString()).contains("Exit codes:", "3   something at or above --fail-on failed");
    }

    @Test
    void listsTheChecks() throws IOException {
        assertThat(run("checks", "--format", "json", "--topic", "root")).isZero();
        JsonNode list = new ObjectMapper().readTree(out.toString());
        assertThat(list).hasSize(6);
        assertThat(list.get(0).get("id").asText()).isEqualTo("root-no-access-keys");
        assertThat(list.get(0).get("actions").toString()).isEqualTo("[\"iam:GetAccountSummary\"]");
    }

    @Test
    void selectsByHowBadAFailureIs() {
        assertThat(run("checks", "--severity", "critical")).isZero();
        assertThat(out.toString()).contains("root-mfa").doesNotContain("root-unused");
    }

    @Test
    void explainsACheck() {
        assertThat(run("explain", "root-unused")).isZero();
        assertThat(out.toString())
                .contains("Why", "Fix", "References", "iam:GetCredentialReport", "root-unused.days (default: 30)");
    }

    @Test
    void explainTellsWhatFixMakesOfAFailure() {
        assertThat(run("explain", "sg-admin-ports")).isZero();
        assertThat(out.toString())
                .contains(
                        "Words in capitals stand for values of your own.",
                        "'harden fix --check sg-admin-ports' plans the steps for your account");
        assertThat(run("explain", "iam-mfa-enforced")).isZero();
        assertThat(out.toString())
                .contains(
                        "PARTITION is aws, in China aws-cn, in AWS GovCloud (US) aws-us-gov.",
                        "'harden fix --check iam-mfa-enforced' has no command for it: someone has to choose the group"
                                + " whose policy denies everything without MFA");
    }

    @Test
    void thePolicyHoldsWhatTheChecksTakeAndNothingElse() throws IOException {
        assertThat(run("policy", "--check", "root-no-access-keys")).isZero();
        JsonNode policy = new ObjectMapper().readTree(out.toString());
        assertThat(policy.at("/Statement/0/Action").toString()).isEqualTo("[\"iam:GetAccountSummary\"]");
    }

    @Test
    void thePolicyOfARegionalCheckHoldsWhatFindsTheRegions() {
        assertThat(run("policy", "--check", "iam-access-analyzer")).isZero();
        assertThat(out.toString())
                .contains("access-analyzer:ListAnalyzers", "ec2:DescribeRegions")
                .doesNotContain("sts:");
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
