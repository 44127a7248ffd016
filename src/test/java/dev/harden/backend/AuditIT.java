package dev.harden.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.harden.backend.Harden.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the packaged tool against accounts of the test backend. */
class AuditIT {
    /** Findings about things of which an account has many, some right and some wrong. */
    private static final String MANY =
            "(iam-role|subnet|nat|sg|nacl|exposure|endpoint|instance|s3|waf|org-scp|org-accounts|org-management|alarm-organization)-.*";

    private static final Duration JVM = Duration.ofSeconds(3);

    @TempDir
    private Path home;

    @Test
    void aGoodAccountPassesAndEndsWith0() {
        try (Front good = Accounts.good()) {
            Run run = audit(good, "--format", "json");
            assertThat(run.err()).isEmpty();
            assertThat(run.exit()).isZero();
            Map<String, String> statuses = run.statuses();
            assertThat(statuses.values()).doesNotContain("FAIL");
            assertThat(statuses.keySet().stream()
                            .filter(key -> statuses.get(key).equals("NOT_APPLICABLE"))
                            .filter(key -> !key.matches(MANY)))
                    .isEmpty();
            assertThat(run.of("root-password-rotated")).containsExactly("UNKNOWN");
            assertThat(statuses.values().stream().filter("UNKNOWN"::equals)).hasSize(1);
        }
    }

    @Test
    void aBadAccountFailsAndEndsWith3UnlessNothingCounts() {
        try (Front bad = Accounts.bad()) {
            Run run = audit(bad, "--format", "json");
            assertThat(run.exit()).isEqualTo(3);
            List<String> passing = run.statuses().entrySet().stream()
                    .filter(entry -> entry.getValue().equals("PASS"))
                    .map(Map.Entry::getKey)
                    .filter(key -> !key.matches(MANY))
                    .toList();
            assertThat(passing).isEmpty();
            assertThat(run.of("trail-enabled")).containsExactly("FAIL");
            assertThat(run.of("org-all-features")).containsExactly("NOT_APPLICABLE");
            assertThat(audit(bad, "--fail-on", "never", "--quiet").exit()).isZero();
            assertThat(audit(bad, "--check", "iam-support-role", "--fail-on", "medium", "--quiet")
                            .exit())
                    .isZero();
        }
    }

    @Test
    void aRefusedCallIsUnknownNamesThePermissionAndEndsWith4() {
        try (Front good = Accounts.good()) {
            good.when("iam:GetAccountSummary", Wire::denied);
            Run run = audit(good);
            assertThat(run.exit()).isEqualTo(4);
            assertThat(run.out())
                    .contains("5 checks could not be evaluated: access denied on iam:GetAccountSummary")
                    .contains("root-hardware-mfa, root-mfa, root-no-access-keys");
            assertThat(audit(good, "--allow-unknown", "--quiet").exit()).isZero();
        }
    }

    @Test
    void anEmptyPageWithATokenIsNotTheEnd() {
        try (Front bad = Accounts.bad()) {
            Run whole = audit(bad, "--format", "json");
            bad.when(
                    call -> call.name().equals("iam:ListUsers")
                            && !call.parameters().containsKey("Marker"),
                    (call, behind) -> Reply.xml("<ListUsersResponse><ListUsersResult><IsTruncated>true</IsTruncated>"
                            + "<Marker>next</Marker><Users/></ListUsersResult></ListUsersResponse>"));
            assertThat(audit(bad, "--format", "json").statuses()).isEqualTo(whole.statuses());
        }
    }

    @Test
    void aRegionThatAPolicyDeniesIsToldOnceAndHasNoFindings() {
        try (Front good = Accounts.good()) {
            good.when(call -> call.region().equals("eu-central-1"), (call, behind) -> Wire.deniedByScp(call));
            Run run = audit(good, "--format", "json");
            assertThat(run.exit()).isZero();
            assertThat(run.json().get("regions").toString()).doesNotContain("eu-central-1");
            assertThat(run.statuses().keySet()).noneMatch(key -> key.endsWith("eu-central-1"));
            assertThat(audit(good).out()).contains("denied by a service control policy, so not examined: eu-central-1");
        }
    }

    @Test
    void aRegionThatDoesNotAnswerCostsSecondsAndIsUnknown() {
        try (Front good = Accounts.good()) {
            good.when(call -> call.region().equals("eu-central-1"), (call, behind) -> {
                sleep(Duration.ofSeconds(60));
                return behind.get();
            });
            Run run = audit(good, "--timeout", "2", "--format", "json");
            assertThat(run.time()).isLessThan(Duration.ofSeconds(15).plus(JVM));
            assertThat(run.exit()).isEqualTo(4);
            assertThat(run.of("iam-access-analyzer")).containsExactly("PASS", "UNKNOWN");
            assertThat(run.of("trail-enabled")).containsExactly("PASS");
            assertThat(run.out()).contains("UNREACHABLE");
        }
    }

    @Test
    void aMemberSeesTheOrganizationsTrail() {
        try (Front member = Accounts.member()) {
            Run run = audit(member, "--format", "json");
            assertThat(run.of("trail-enabled")).containsExactly("PASS");
            assertThat(run.of("trail-validation")).containsExactly("NOT_APPLICABLE");
            assertThat(run.of("iam-access-analyzer")).containsExactly("UNKNOWN");
            assertThat(run.of("root-mfa")).containsExactly("PASS");
            assertThat(run.of("root-password-rotated")).containsExactly("NOT_APPLICABLE");
        }
    }

    @Test
    void makesEachCallOnce() {
        try (Front good = Accounts.good()) {
            audit(good, "--quiet");
            List<String> calls = good.calls().stream()
                    .filter(call -> !call.operation().equals("GenerateCredentialReport")) // asked until it is done
                    .map(call -> call.name() + " " + call.region() + " " + call.path() + " " + call.text())
                    .toList();
            assertThat(calls).doesNotHaveDuplicates();
            int before = good.calls().size();
            audit(good, "--check", "root-mfa", "--quiet");
            assertThat(good.calls().subList(before, good.calls().size()))
                    .extracting(Call::name)
                    .containsExactlyInAnyOrder("sts:GetCallerIdentity", "iam:GetAccountSummary");
        }
    }

    @Test
    void twoRunsDifferInTheirTimeAlone() {
        try (Front bad = Accounts.bad()) {
            String one = audit(bad, "--format", "json", "--parallel", "1").out();
            String other = audit(bad, "--format", "json", "--parallel", "16").out();
            assertThat(withoutTime(one)).isEqualTo(withoutTime(other));
        }
    }

    private static String withoutTime(String json) {
        return json.replaceFirst("\"startedAt\"\\s*:\\s*\"[^\"]*\"", "");
    }

    @Test
    void withoutCredentialsItSaysWhatToDoAtOnce() {
        Run run = new Harden(home).run("audit");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("credentials").contains("aws ");
        assertThat(run.time()).isLessThan(Duration.ofSeconds(2).plus(JVM));
    }

    @Test
    void takesTheEndpointFromTheEnvironment() {
        try (Front good = Accounts.good()) {
            Run run = new Harden(home)
                    .withKeys()
                    .with("AWS_ENDPOINT_URL", good.address().toString())
                    .run("audit", "--topic", "trail");
            assertThat(run.exit()).isZero();
            assertThat(good.calls()).extracting(Call::service).contains("sts", "cloudtrail", "s3");
        }
    }

    @Test
    void aRoleThatMayNotBeAssumedIsOneLine() {
        try (Front good = Accounts.good()) {
            good.when("sts:AssumeRole", Wire::denied);
            Run run = audit(good, "--role-arn", "arn:aws:iam::111122223333:role/audit");
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.err()).contains("arn:aws:iam::111122223333:role/audit");
        }
    }

    @Test
    void expiredCredentialsAreOneLine() {
        try (Front good = Accounts.good()) {
            good.when(
                    "sts:GetCallerIdentity",
                    call -> Wire.error(
                            call, 403, "ExpiredToken", "The security token included in the request is expired"));
            Run run = audit(good);
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.err()).contains("expired");
            assertThat(run.out()).isEmpty();
        }
    }

    @Test
    void writesFilesWholeOrNotAtAll() throws IOException {
        try (Front bad = Accounts.bad()) {
            Path json = home.resolve("report.json");
            Path sarif = home.resolve("report.sarif");
            Run run = audit(bad, "--output", "json=" + json, "--output", "sarif=" + sarif);
            assertThat(run.exit()).isEqualTo(3);
            assertThat(Files.readString(json)).startsWith("{").endsWith("}\n");
            assertThat(Files.readString(sarif)).contains("\"2.1.0\"");
            Run refused = audit(bad, "--output", "json=" + home.resolve("none/report.json"));
            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.err()).contains("none");
            assertThat(bad.calls()).isNotEmpty();
        }
    }

    @Test
    void anInterruptLeavesNoHalfFile() throws Exception {
        Path folder = Files.createDirectory(home.resolve("out"));
        try (Front good = Accounts.good()) {
            good.when("iam:ListUsers", call -> {
                sleep(Duration.ofSeconds(60));
                return Wire.empty(call);
            });
            Process process = new Harden(home)
                    .withKeys()
                    .builder(
                            "audit",
                            "--endpoint-url",
                            good.address().toString(),
                            "--output",
                            "json=" + folder.resolve("report.json"),
                            "--record",
                            folder.resolve("audit.zip").toString())
                    .start();
            while (good.calls().stream().noneMatch(call -> call.operation().equals("ListUsers"))) {
                assertThat(process.isAlive()).isTrue();
                sleep(Duration.ofMillis(50));
            }
            process.destroy();
            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void thePolicyAllowsJustWhatTheChecksCall() throws IOException {
        JsonNode policy =
                new Harden(home).run("policy", "--check", "root-unused").json();
        assertThat(policy.toString())
                .contains("iam:GenerateCredentialReport", "iam:GetCredentialReport")
                .doesNotContain("*:*", "sts:GetCallerIdentity", "iam:ListUsers");
    }

    private Run audit(Front front, String... arguments) {
        String[] all = Stream.concat(
                        Stream.of("audit", "--endpoint-url", front.address().toString()), Stream.of(arguments))
                .toArray(String[]::new);
        return new Harden(home).withKeys().run(all);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
