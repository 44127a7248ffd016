package dev.harden.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Audits accounts whose answers are hostile, broken or without end, and finds that nothing vanishes and nothing hangs. */
class WallsIT {
    private static final String OPTED_IN = "ap-east-1";

    @TempDir
    private Path home;

    private Harden.Run audit(Front front, String... arguments) {
        String[] common = {"audit", "--endpoint-url", front.address().toString(), "--format", "json"};
        String[] all = new String[common.length + arguments.length];
        System.arraycopy(common, 0, all, 0, common.length);
        System.arraycopy(arguments, 0, all, common.length, arguments.length);
        return new Harden(home).withKeys().run(all);
    }

    private static List<JsonNode> findings(Harden.Run run, String check) {
        return StreamSupport.stream(run.json().get("findings").spliterator(), false)
                .filter(finding -> finding.get("check").asText().equals(check))
                .toList();
    }

    /** Gives an account that has opted in to a region. */
    private static Front optedIn() {
        return Accounts.good()
                .when(
                        "ec2:DescribeRegions",
                        call -> Reply.xml("<DescribeRegionsResponse><regionInfo>"
                                + region("us-east-1", "opt-in-not-required") + region(OPTED_IN, "opted-in")
                                + region("af-south-1", "not-opted-in") + "</regionInfo></DescribeRegionsResponse>"));
    }

    private static String region(String name, String status) {
        return "<item><regionName>" + name + "</regionName><optInStatus>" + status + "</optInStatus></item>";
    }

    @ParameterizedTest
    @ValueSource(strings = {"AuthFailure", "UnrecognizedClientException", "InvalidClientTokenId", "OptInRequired"})
    void aRegionThatAcceptsNoCredentialsIsUnknown(String code) {
        try (Front front = optedIn()
                .when(
                        call -> call.region().equals(OPTED_IN),
                        (call, behind) ->
                                Wire.error(call, 401, code, "AWS was not able to validate the credentials"))) {
            Harden.Run run = audit(front, "--check", "sg-admin-ports", "--check", "iam-access-analyzer");
            assertThat(run.exit()).isEqualTo(4);
            for (String check : List.of("sg-admin-ports", "iam-access-analyzer")) {
                List<JsonNode> there = findings(run, check).stream()
                        .filter(finding -> finding.toString().contains(OPTED_IN))
                        .toList();
                assertThat(there).isNotEmpty().allSatisfy(finding -> {
                    assertThat(finding.get("status").asText()).isEqualTo("UNKNOWN");
                    assertThat(finding.toString())
                            .contains("refused with " + code)
                            .contains("the account has opted in to " + OPTED_IN)
                            .contains("AWS_STS_REGIONAL_ENDPOINTS=regional")
                            .contains("--global-endpoint-token-version v2Token");
                });
            }
            assertThat(run.json().get("regions").toString()).contains(OPTED_IN);
            assertThat(run.json().get("coverage").toString())
                    .contains("\"operation\":\"*\",\"region\":\"af-south-1\"")
                    .doesNotContain("\"operation\":\"*\",\"region\":\"" + OPTED_IN);
        }
    }

    @Test
    void aServiceThatTheAccountHasNotSignedUpForCostsNoReport() {
        try (Front front = Accounts.good()
                .when(
                        call -> call.service().equals("ec2"),
                        (call, behind) -> Wire.error(call, 403, "NotSignedUp", "You are not signed up for EC2"))) {
            Harden.Run run = audit(front);
            assertThat(run.err()).isEmpty();
            assertThat(findings(run, "root-mfa"))
                    .singleElement()
                    .satisfies(finding ->
                            assertThat(finding.get("status").asText()).isEqualTo("PASS"));
            assertThat(run.of("sg-admin-ports")).containsExactly("UNKNOWN");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ec2:DescribeRegions", "ec2:DescribeSubnets", "ec2:DescribeSecurityGroups", "iam:ListUsers"})
    void anAnswerThatIsNestedTooDeeplyCostsItsOwnPartAlone(String operation) {
        String deep = "<a>".repeat(200_000);
        try (Front front = Accounts.good().when(operation, call -> Reply.xml("<r>" + deep))) {
            Harden.Run run = audit(front, "--topic", "root,iam,sg,subnet,nat,exposure,endpoint,nacl");
            assertThat(run.err()).doesNotContain("Exception", "Error");
            assertThat(run.exit()).isEqualTo(4);
            assertThat(run.of("root-mfa")).containsExactly("PASS");
            assertThat(run.out()).contains("UNKNOWN").doesNotContain("Defect:");
        }
    }

    @Test
    void whatTheXmlReaderOfJavaWritesDoesNotReachUsers() {
        byte[] body = {'<', 'a', '>', (byte) 0xff, (byte) 0xff, '<', '/', 'a', '>'};
        try (Front front = Accounts.good().when("iam:ListUsers", call -> new Reply(200, Map.of(), body))) {
            Harden.Run run = audit(front, "--check", "iam-user-mfa");
            assertThat(run.err()).isEmpty();
            assertThat(run.exit()).isEqualTo(4);
            assertThat(run.of("iam-user-mfa")).containsExactly("UNKNOWN");
        }
    }

    @Test
    void pagesWithoutEndAreUnknown() {
        AtomicInteger pages = new AtomicInteger();
        try (Front front = Accounts.good()
                .when(
                        "iam:ListUsers",
                        call -> Reply.xml("<ListUsersResponse><ListUsersResult><Users/><IsTruncated>true</IsTruncated>"
                                + "<Marker>again</Marker></ListUsersResult></ListUsersResponse>"))
                .when(
                        "ec2:DescribeSecurityGroups",
                        call -> Reply.xml("<DescribeSecurityGroupsResponse><securityGroupInfo/><nextToken>t"
                                + pages.incrementAndGet() + "</nextToken></DescribeSecurityGroupsResponse>"))) {
            Harden.Run run = audit(
                    front,
                    "--check",
                    "iam-user-mfa",
                    "--check",
                    "sg-default-closed",
                    "--region",
                    "eu-west-1",
                    "--deadline",
                    "8s");
            assertThat(run.exit()).isEqualTo(4);
            assertThat(run.time()).isLessThan(Duration.ofSeconds(60));
            assertThat(findings(run, "iam-user-mfa").toString())
                    .contains("gave a page token that it had given before, so its list has no end");
            assertThat(findings(run, "sg-default-closed").toString())
                    .contains("not examined within the deadline of 8s")
                    .contains("DeadlinePassed");
        }
    }

    @Test
    void memoryThatRunsOutEndsTheRunWithASentence() {
        String user = "<member><UserName>u</UserName><UserId>U</UserId><Path>/</Path><Arn>arn:aws:iam::1:user/u</Arn>"
                + "<CreateDate>2025-01-01T00:00:00Z</CreateDate></member>";
        String users = "<ListUsersResponse><ListUsersResult><IsTruncated>false</IsTruncated><Users>"
                + user.repeat(60_000_000 / user.length()) + "</Users></ListUsersResult></ListUsersResponse>";
        Reply large = new Reply(200, Map.of("Content-Type", "text/xml"), users.getBytes(StandardCharsets.UTF_8));
        try (Front front = Accounts.good().when("iam:ListUsers", call -> large)) {
            Harden.Run run = new Harden(home)
                    .withKeys()
                    .with("JDK_JAVA_OPTIONS", "-Xmx64m")
                    .run(
                            "audit",
                            "--endpoint-url",
                            front.address().toString(),
                            "--format",
                            "json",
                            "--check",
                            "iam-user-mfa",
                            "--check",
                            "iam-unused-credentials",
                            "--check",
                            "iam-key-rotation");
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err())
                    .contains("harden: memory ran out (Java's heap may take")
                    .contains("JDK_JAVA_OPTIONS=-Xmx2g")
                    .doesNotContain("OutOfMemoryError", "\tat ");
            if (!run.out().isEmpty()) {
                assertThat(run.of("iam-user-mfa")).containsExactly("UNKNOWN");
            }
        }
    }

    @Test
    void aBodyThatIsTooLargeIsUnknown() {
        byte[] blanks = new byte[70 << 20];
        Arrays.fill(blanks, (byte) ' ');
        try (Front front = Accounts.good().when("iam:ListUsers", call -> new Reply(200, Map.of(), blanks))) {
            Harden.Run run = audit(front, "--check", "iam-user-mfa", "--check", "root-mfa");
            assertThat(run.err()).isEmpty();
            assertThat(run.exit()).isEqualTo(4);
            assertThat(findings(run, "iam-user-mfa").toString()).contains("answered with more than 64 MB");
            assertThat(run.of("root-mfa")).containsExactly("PASS");
        }
    }
}
