package dev.harden.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.backend.Call;
import dev.harden.backend.Harden;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts the calls of an audit. */
class CallsIT {
    private static final int USERS = 7;
    private static final int VPCS = 19;
    private static final String[] NETWORK = {"subnet", "nat", "sg", "nacl", "exposure", "endpoint"};

    @TempDir
    private Path home;

    /** The checks whose services the canned server answers for. */
    private static final List<String> ORGANIZATION =
            List.of("org-membership", "org-all-features", "org-root-credentials", "org-security-contact");

    private static final List<String> TRAILS =
            List.of("trail-enabled", "trail-bucket-other-account", "trail-delivering", "trail-validation");

    @Test
    void callsGrowWithRegionsAndUsersAndNothingIsAskedTwice() {
        // Once each: identity, regions, organization, contact, summary, two for the report, users, password policy,
        // authorization details, certificates, SAML, virtual devices, features, trail status, selectors, two of S3.
        // SAML providers answer for federation before the roles of Identity Center do: none here, so both are asked.
        int once = 19;
        int region = 2; // analyzers, trails
        int user = 4; // password, MFA devices, keys, the key's last use
        assertThat(audit(VPCS, and(topics("root", "iam"), checks(ORGANIZATION), checks(TRAILS))))
                .hasSize(once + region * CannedAws.REGIONS.size() + user * USERS);
    }

    @Test
    void oneCheckOfSecurityGroupsAsksForThemAndWhatTheyName() {
        List<Call> calls = audit(VPCS, regions("--check", "sg-admin-ports"));
        assertThat(names(calls)).hasSizeLessThanOrEqualTo(12);
        assertThat(names(calls).stream().distinct())
                .containsExactly(
                        "ec2:DescribeNetworkInterfaces",
                        "ec2:DescribeRegions",
                        "ec2:DescribeSecurityGroupRules",
                        "ec2:DescribeSecurityGroups",
                        "ec2:GetManagedPrefixListEntries",
                        "sts:GetCallerIdentity");
    }

    @Test
    void callsOfTheNetworkGrowWithRegionsAndNotWithWhatIsInThem() {
        List<Call> calls = audit(VPCS, regions(topics(NETWORK)));
        // MemoryDB and DAX: one call each a region, and one for the subnet groups of clusters that there are.
        assertThat(names(calls))
                .filteredOn(name -> name.matches("(dax|memorydb):.*"))
                .hasSizeLessThanOrEqualTo(10);
        assertThat(names(calls))
                .filteredOn(name -> !name.matches("(dax|memorydb|globalaccelerator):.*"))
                .hasSizeLessThanOrEqualTo(120);
        assertThat(names(calls))
                .filteredOn(name -> name.startsWith("globalaccelerator:"))
                .hasSize(1);
        assertThat(names(audit(2 * VPCS, regions(topics(NETWORK))))).isEqualTo(names(calls));
    }

    @Test
    void aSelectionMakesTheCallsThatItReadsAndNoOther() {
        assertThat(names(audit("--check", "root-no-access-keys")))
                .containsExactly("iam:GetAccountSummary", "sts:GetCallerIdentity");
        assertThat(names(audit(checks(ORGANIZATION))))
                .containsExactly(
                        "account:GetAlternateContact",
                        "iam:ListOrganizationsFeatures",
                        "organizations:DescribeOrganization",
                        "sts:GetCallerIdentity");
        assertThat(audit("--check", "iam-access-analyzer", "--region", "eu-west-1"))
                .hasSize(3);
    }

    private static String[] checks(List<String> ids) {
        return ids.stream().flatMap(id -> Stream.of("--check", id)).toArray(String[]::new);
    }

    private static String[] and(String[]... arguments) {
        return Stream.of(arguments).flatMap(Stream::of).toArray(String[]::new);
    }

    private static String[] topics(String... topics) {
        return Stream.of(topics).flatMap(topic -> Stream.of("--topic", topic)).toArray(String[]::new);
    }

    private static String[] regions(String... arguments) {
        return Stream.concat(
                        Stream.of(arguments),
                        CannedNetwork.REGIONS.stream().flatMap(region -> Stream.of("--region", region)))
                .toArray(String[]::new);
    }

    private List<Call> audit(String... arguments) {
        return audit(VPCS, arguments);
    }

    private List<Call> audit(int vpcs, String... arguments) {
        try (CannedAws aws = new CannedAws(Duration.ZERO, USERS, vpcs)) {
            String[] all = Stream.concat(
                            Stream.of(
                                    "audit",
                                    "--quiet",
                                    "--format",
                                    "json",
                                    "--endpoint-url",
                                    aws.address().toString()),
                            Stream.of(arguments))
                    .toArray(String[]::new);
            Harden.Run run = new Harden(home).withKeys().run(all);
            assertThat(run.err()).isEmpty();
            run.json()
                    .get("findings")
                    .forEach(finding -> assertThat(finding.get("check").asText() + " "
                                    + finding.get("status").asText())
                            .as(finding.toString())
                            .matches("root-password-rotated UNKNOWN|.* (PASS|FAIL|NOT_APPLICABLE)"));
            List<Call> calls = aws.calls();
            assertThat(calls.stream()
                            .map(call -> call.name() + " " + call.region() + " " + call.path() + " " + call.text()))
                    .doesNotHaveDuplicates();
            return calls;
        }
    }

    private static List<String> names(List<Call> calls) {
        return calls.stream().map(Call::name).sorted().toList();
    }
}
