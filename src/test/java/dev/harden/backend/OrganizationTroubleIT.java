package dev.harden.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.harden.backend.Harden.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the packaged tool against an organization where something goes wrong, and with what it cannot go on with. */
class OrganizationTroubleIT {
    private static final int MEMBERS = 10;
    private static final int WITHOUT_MFA = 7;

    @TempDir
    private Path home;

    private Enterprise enterprise;

    @BeforeEach
    void open() {
        enterprise = new Enterprise(MEMBERS);
    }

    @AfterEach
    void close() {
        enterprise.close();
    }

    private Harden harden() {
        return new Harden(home).withKeys();
    }

    private Run audit(String... more) {
        return audit(harden(), more);
    }

    private Run audit(Harden harden, String... more) {
        List<String> command = new ArrayList<>(
                List.of("audit", "--endpoint-url", enterprise.address().toString(), "--quiet", "--format", "json"));
        command.addAll(List.of(more));
        return harden.run(command.toArray(String[]::new));
    }

    private String work(String name) {
        return home.resolve(name).toString();
    }

    /** Gives the findings of each account by its id. */
    private static Map<String, JsonNode> accounts(Run run) {
        Map<String, JsonNode> accounts = new TreeMap<>();
        run.json()
                .get("accounts")
                .forEach(report -> accounts.put(report.get("account").asText(), report.get("findings")));
        return accounts;
    }

    private static Map<Path, String> contents(Path folder) throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName(), Files.readString(file) + Files.getLastModifiedTime(file));
            }
        }
        return contents;
    }

    private static void isWrong(Run run, String... words) {
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(words);
    }

    @Test
    void anAccountThatStsThrottlesIsUnknownAndNoOther() {
        String throttled = enterprise.member(4);
        enterprise.throttle(throttled);
        Run run = audit(
                harden().with("AWS_MAX_ATTEMPTS", "2"), "--organization", "--check", "root-mfa", "--work", work("run"));
        assertThat(run.err()).isEmpty();
        Map<String, JsonNode> accounts = accounts(run);
        assertThat(accounts.keySet()).containsExactlyElementsOf(enterprise.members(0, MEMBERS - 1));
        for (int number = 0; number < MEMBERS - 1; number++) {
            JsonNode finding = accounts.get(enterprise.member(number)).get(0);
            String status = number == 4 ? "UNKNOWN" : number == WITHOUT_MFA ? "FAIL" : "PASS";
            assertThat(finding.get("status").asText()).as("account " + number).isEqualTo(status);
        }
        JsonNode finding = accounts.get(throttled).get(0);
        assertThat(finding.at("/unknown/cause").asText()).isEqualTo("THROTTLED");
        assertThat(finding.at("/unknown/action").asText()).isEqualTo("sts:AssumeRole");
        assertThat(finding.get("message").asText()).contains("arn:aws:iam::" + throttled + ":role/harden-audit");
        assertThat(enterprise.entered().stream().filter(throttled::equals))
                .as("two attempts, once")
                .hasSize(2);
    }

    @Test
    void anAccountWhoseAnswersAreBrokenCostsItselfAlone() {
        enterprise
                .front(enterprise.member(2))
                .when("ec2:DescribeRegions", call -> Wire.error(call, 403, "NotSignedUp", "You are not signed up"));
        enterprise.front(enterprise.member(3)).when("ec2:DescribeRegions", call -> Reply.xml("<a>".repeat(100_000)));
        enterprise.front(enterprise.member(4)).when("sts:GetCallerIdentity", call -> Reply.xml("<html/>"));
        enterprise
                .front(enterprise.member(5))
                .when(
                        "ec2:DescribeRegions",
                        call -> Reply.xml(
                                "<DescribeRegionsResponse><regionInfo><item><regionName>us-east-1</regionName>"
                                        + "<optInStatus>opt-in-not-required</optInStatus></item></regionInfo>"
                                        + "</DescribeRegionsResponse>"));
        Run run = audit(
                "--organization",
                "--check",
                "root-mfa",
                "--check",
                "sg-admin-ports",
                "--region",
                "eu-west-1",
                "--work",
                work("run"));
        Map<String, JsonNode> accounts = accounts(run);
        assertThat(accounts.keySet()).containsExactlyElementsOf(enterprise.members(0, MEMBERS - 1));
        assertThat(accounts.values()).allSatisfy(findings -> {
            assertThat(findings.toString()).contains("\"check\":\"root-mfa\"", "\"check\":\"sg-admin-ports\"");
        });
        for (int number : new int[] {4, 5}) {
            assertThat(accounts.get(enterprise.member(number)).toString())
                    .as("account " + number)
                    .contains("UNKNOWN")
                    .doesNotContain("PASS");
        }
        for (int number : new int[] {0, 1, 2, 3, 6}) {
            assertThat(accounts.get(enterprise.member(number)).toString())
                    .as("account " + number)
                    .containsPattern("\"check\":\"root-mfa\",\"title\":\"[^\"]*\",\"status\":\"PASS\"");
        }
        assertThat(run.err()).doesNotContain("Exception", "Error");
    }

    @Test
    void credentialsAreRenewedBeforeTheyExpire() {
        String[] two = {
            "--account", enterprise.member(4) + "," + enterprise.member(WITHOUT_MFA), "--topic", "root,trail"
        };
        Map<String, JsonNode> expected = accounts(audit(two));
        enterprise.forget();
        enterprise.valid(Duration.ofSeconds(1));
        for (String account : List.of(enterprise.member(4), enterprise.member(WITHOUT_MFA))) {
            enterprise.front(account).when(call -> call.name().equals("ec2:DescribeRegions"), (call, behind) -> {
                sleep(Duration.ofMillis(1500));
                return behind.get();
            });
        }
        Run run = audit(two);
        assertThat(accounts(run)).isEqualTo(expected);
        assertThat(run.out()).doesNotContain("ExpiredToken");
        assertThat(enterprise.entered().stream().filter(enterprise.member(4)::equals))
                .hasSizeGreaterThan(1);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theWorstOfAllAccountsIsHowItEnds() {
        String[] check = {"--check", "root-mfa", "--account"};
        assertThat(audit(with(check, enterprise.member(4), "--work", work("a"))).exit())
                .isZero();
        assertThat(audit(with(check, enterprise.member(MEMBERS - 1), "--work", work("b")))
                        .exit())
                .isEqualTo(4);
        assertThat(audit(with(check, enterprise.member(MEMBERS - 1), "--work", work("c"), "--allow-unknown"))
                        .exit())
                .isZero();
        String both = enterprise.member(WITHOUT_MFA) + "," + enterprise.member(MEMBERS - 1);
        assertThat(audit(with(check, both, "--work", work("d"))).exit()).isEqualTo(3);
    }

    private static String[] with(String[] some, String... more) {
        return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
    }

    @Test
    void whoMayNotListTheAccountsIsToldInOneLine() {
        enterprise.front(enterprise.management()).when("organizations:ListAccounts", Wire::denied);
        Run run = audit("--organization", "--check", "root-mfa", "--work", work("run"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("organizations:ListAccounts").contains("--account");
        assertThat(home.resolve("run")).doesNotExist();
        assertThat(enterprise.entered()).isEmpty();
    }

    @Test
    void anAccountOfAnotherOrganizationIsNotEntered() {
        Run run = audit("--organization", "--account", "123456789012", "--check", "root-mfa", "--work", work("run"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("123456789012");
        assertThat(enterprise.entered()).isEmpty();
        assertThat(home.resolve("run")).doesNotExist();
    }

    @Test
    void aPartThatIsNoneIsRefusedBeforeAnythingIsAsked() {
        for (String shard : List.of("5/4", "0/4", "a/b")) {
            isWrong(audit("--organization", "--shard", shard), "--shard", shard);
        }
        isWrong(audit("--organization", "--shards", "4"), "JOB_COMPLETION_INDEX", "AWS_BATCH_JOB_ARRAY_INDEX");
        isWrong(audit(harden().with("JOB_COMPLETION_INDEX", "4"), "--organization", "--shards", "4"), "5/4");
        isWrong(audit("--organization", "--shard", "1/4", "--shards", "4"), "--shards");
        isWrong(audit("--shard", "1/4"), "--organization");
        isWrong(audit("--organization", "--as-of", "tomorrow"), "--as-of");
        String address = enterprise.address().toString();
        isWrong(
                harden().run("audit", "--endpoint-url", address, "--organization", "--format", "sarif"),
                "--output sarif=FILE");
        assertThat(enterprise.calls()).isZero();
    }

    @Test
    void aRunGoesOnWithTheOptionsThatItBeganWithAlone() throws IOException {
        Path run = home.resolve("run");
        String[] begun = {"--organization", "--check", "root-mfa", "--ou", Organizations.INNER};
        Run one = audit(with(begun, "--work", run.toString()));
        Map<Path, String> before = contents(run);
        enterprise.forget();
        isWrong(audit(with(begun, "--work", run.toString())), "--resume");
        for (String[] other : List.of(
                new String[] {"--organization", "--check", "root-mfa"},
                new String[] {"--organization", "--check", "trail-enabled", "--ou", Organizations.INNER},
                with(begun, "--role-name", "other"),
                with(begun, "--region", "eu-west-1"),
                with(begun, "--shard", "1/2"))) {
            isWrong(audit(with(other, "--resume", run.toString())), "--resume");
        }
        isWrong(audit(with(begun, "--resume", home.resolve("none").toString())), "none");
        assertThat(enterprise.entered()).isEmpty();
        assertThat(contents(run)).isEqualTo(before);
        Run again = audit(with(begun, "--resume", run.toString()));
        assertThat(again.out()).isEqualTo(one.out());
        assertThat(enterprise.entered()).as("all were done").isEmpty();
    }

    @Test
    void partsAreJoinedWhenAllAreThereAndWhole() throws IOException {
        String[] check = {"--organization", "--check", "root-mfa"};
        audit(with(check, "--shard", "1/2", "--work", work("one")));
        audit(with(check, "--shard", "2/2", "--work", work("two")));
        audit("--organization", "--check", "trail-enabled", "--shard", "2/2", "--work", work("other"));
        Path json = home.resolve("org.json");
        String to = "json=" + json;
        isWrong(harden().run("merge", work("one"), "--output", to), "2/2");
        isWrong(harden().run("merge", work("one"), work("one"), work("two"), "--output", to), "both");
        isWrong(harden().run("merge", work("one"), work("other"), "--output", to), "not of one run");
        isWrong(harden().run("merge", work("one"), work("none"), "--output", to), "none");
        Path lost;
        try (Stream<Path> files = Files.list(home.resolve("two"))) {
            lost = files.filter(file -> file.getFileName().toString().matches("\\d{12}\\.json"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.delete(lost);
        isWrong(
                harden().run("merge", work("one"), work("two"), "--output", to),
                lost.getFileName().toString().substring(0, 12),
                "--resume");
        assertThat(json).doesNotExist();
        assertThat(audit(with(check, "--shard", "2/2", "--resume", work("two"))).exit())
                .isIn(3, 4);
        assertThat(harden().run("merge", work("one"), work("two"), "--quiet", "--output", to)
                        .exit())
                .isEqualTo(3);
        assertThat(json).exists();
    }
}
