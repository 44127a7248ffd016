package dev.harden.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.backend.Harden.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans for the accounts of an organization by the packaged tool: a script an account, and none for another. */
class OrganizationFixIT {
    private static final int MEMBERS = 9;

    private static Enterprise enterprise;

    @TempDir
    private Path home;

    @BeforeAll
    static void open() {
        enterprise = new Enterprise(MEMBERS);
    }

    @AfterAll
    static void close() {
        enterprise.close();
    }

    private Run fix(String... more) {
        return new Harden(home)
                .withKeys()
                .run(Stream.concat(
                                Stream.of(
                                        "fix",
                                        "--endpoint-url",
                                        enterprise.address().toString(),
                                        "--topic",
                                        "root,trail",
                                        "--check",
                                        "iam-access-analyzer,iam-password-policy"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void eachAccountHasItsOwnScriptAndWhatHasNoneIsTold() throws Exception {
        Path plans = home.resolve("plans");
        String refused = enterprise.member(MEMBERS - 1);
        Files.createDirectories(plans);
        Files.writeString(plans.resolve(refused + ".sh"), "old");
        Run run = fix(
                "--organization",
                "--work",
                home.resolve("work").toString(),
                "--output",
                "sh=" + plans,
                "--output",
                "json=" + plans,
                "--set",
                "NOBODY=x");
        assertThat(run.exit()).as(run.err()).isEqualTo(1);
        assertThat(run.err())
                .contains("harden: there is no plan for account " + refused + ": ")
                .contains("harden: " + plans.resolve(refused + ".sh") + " is of an earlier run")
                .contains("harden: no step takes NOBODY")
                .doesNotContain("--resume");
        Set<String> expected = new TreeSet<>(Set.of(refused + ".sh"));
        enterprise.members(0, MEMBERS - 2).forEach(account -> {
            expected.add(account + ".sh");
            expected.add(account + ".json");
        });
        assertThat(names(plans)).isEqualTo(expected);
        assertThat(run.out())
                .startsWith(MEMBERS + " accounts: ")
                .contains("1 account has no plan")
                .contains(refused)
                .containsPattern(enterprise.member(4) + "[^\n]*: \\d+ steps? closes? \\d+ of \\d+ failures?");
        for (String account : enterprise.members(0, MEMBERS - 2)) {
            JsonNode plan =
                    new ObjectMapper().readTree(plans.resolve(account + ".json").toFile());
            assertThat(plan.get("account").asText()).isEqualTo(account);
            assertThat(plan.get("made").asBoolean()).isTrue();
            assertThat(plan.get("failures").asInt()).isPositive();
            for (JsonNode entry : plan.get("plan")) {
                entry.get("closes")
                        .forEach(finding ->
                                assertThat(finding.get("resource").asText()).contains(account));
            }
            assertThat(Files.readString(plans.resolve(account + ".sh"))).contains("\nACCOUNT=" + account + "\n");
        }
        theScriptOfOneStopsInTheOther(plans.resolve(enterprise.member(4) + ".sh"));
    }

    /** Another account's credentials change nothing, in whichever account. */
    private void theScriptOfOneStopsInTheOther(Path script) throws Exception {
        Cli.start().close();
        ProcessBuilder builder = new ProcessBuilder("sh", script.toString())
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("said").toFile());
        builder.environment().put("PATH", Cli.folder() + ":" + System.getenv("PATH"));
        builder.environment().put("AWS_ENDPOINT_URL", enterprise.address().toString());
        builder.environment().put("AWS_ACCESS_KEY_ID", "ASIA" + enterprise.member(5) + "77777");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "s");
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(home.resolve("said")))
                .contains("these credentials are of account " + enterprise.member(5) + ", and this is for account "
                        + enterprise.member(4));
        assertThat(process.exitValue()).isEqualTo(2);
    }

    @Test
    void ofTwoAccountsThePlansAreShownWhole() {
        String two = enterprise.member(4) + "," + enterprise.member(5);
        Run run = fix("--account", two);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .containsSubsequence(
                        "account " + enterprise.member(4) + ", audited as",
                        "Without a command: ",
                        "account " + enterprise.member(5) + ", audited as",
                        "Without a command: ",
                        "2 accounts: ");
    }

    @Test
    void whatItDoesNotTakeItRefusesBeforeAnythingIsAsked() throws IOException {
        enterprise.forget();
        Files.writeString(home.resolve("there"), "");
        refuses(
                "of several accounts, --output takes a folder, as sh=plans",
                "--output",
                "sh=" + home.resolve("fix.sh"));
        refuses("is a file; of several accounts", "--output", "json=" + home.resolve("there"));
        refuses("the same form and folder twice", "--output", "sh=" + home, "--output", "sh=" + home);
        refuses("run it again for the accounts that have none, named with --account", "--resume", home.toString());
        refuses("--quiet without --output leaves nothing to see", "--quiet");
        assertThat(enterprise.calls()).isZero();
        assertThat(names(home)).isEqualTo(new TreeSet<>(List.of("there")));
    }

    private void refuses(String why, String... more) {
        Run run =
                fix(Stream.concat(Stream.of("--organization"), Stream.of(more)).toArray(String[]::new));
        assertThat(run.err()).contains(why);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }
}
