package dev.harden.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Registry;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Topic;
import dev.harden.checks.Verdict;
import dev.harden.cli.AllChecks;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.iam.AccountSummary;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.session.tape.Recording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultMatrixIT {
    /**
     * What these checks read only to say more about a verdict that is certain without it or to mend it, under an option not
     * set here, or in an account that is not among these: endpoint-policy wants a policy that names the endpoint's
     * organization, waf-associated an internal load balancer before which prefix lists, endpoints or exclusions stand.
     */
    private static final Set<String> MENTIONED = new TreeSet<>(List.of(
            "alarm-security-hub securityhub:DescribeSecurityHubV2",
            "endpoint-policy organizations:DescribeOrganization",
            "endpoint-security-group ec2:DescribeSecurityGroupRules",
            "exposure-admin-ports ec2:DescribeSecurityGroupRules",
            "exposure-contained ec2:DescribeSecurityGroupRules",
            "exposure-database-ports ec2:DescribeSecurityGroupRules",
            "exposure-unexpected ec2:DescribeSecurityGroupRules",
            "iam-role-trust organizations:ListRoots",
            "iam-single-active-key iam:GetAccessKeyLastUsed",
            "instance-managed ssm:GetServiceSetting",
            "instance-no-admin-ingress ec2:DescribeNetworkInterfaces",
            "instance-no-admin-ingress ec2:DescribeSecurityGroupRules",
            "instance-profile ssm:GetServiceSetting",
            "nacl-admin-ports ec2:DescribeInternetGateways",
            "nacl-admin-ports ec2:DescribeManagedPrefixLists",
            "nacl-admin-ports ec2:DescribeRouteTables",
            "nacl-admin-ports ec2:DescribeSubnets",
            "nacl-admin-ports ec2:DescribeVpcEndpoints",
            "nacl-admin-ports ec2:GetManagedPrefixListEntries",
            "s3-public-access s3:GetBucketAcl",
            "s3-public-access s3:GetBucketOwnershipControls",
            "s3-public-access s3:GetBucketPolicyStatus",
            "s3-replicated s3:GetBucketTagging",
            "sg-admin-ports ec2:DescribeNetworkInterfaces",
            "sg-admin-ports ec2:DescribeSecurityGroupRules",
            "sg-admin-sources ec2:DescribeNetworkInterfaces",
            "sg-admin-sources ec2:DescribeSecurityGroupRules",
            "sg-all-ports ec2:DescribeNetworkInterfaces",
            "sg-all-ports ec2:DescribeSecurityGroupRules",
            "sg-database-ports ec2:DescribeNetworkInterfaces",
            "sg-database-ports ec2:DescribeSecurityGroupRules",
            "sg-default-closed ec2:DescribeNetworkInterfaces",
            "sg-default-closed ec2:DescribeSecurityGroupRules",
            "sg-default-closed ec2:GetManagedPrefixListEntries",
            "sg-egress ec2:DescribeNetworkInterfaces",
            "sg-egress ec2:DescribeSecurityGroupRules",
            "sg-wide-ranges ec2:DescribeNetworkInterfaces",
            "sg-wide-ranges ec2:DescribeSecurityGroupRules",
            "subnet-block-public-access ec2:DescribeInternetGateways",
            "subnet-block-public-access ec2:DescribeManagedPrefixLists",
            "subnet-block-public-access ec2:DescribeNetworkInterfaces",
            "subnet-block-public-access ec2:DescribeRouteTables",
            "subnet-block-public-access ec2:DescribeSubnets",
            "subnet-block-public-access ec2:DescribeVpcEndpoints",
            "subnet-block-public-access ec2:GetManagedPrefixListEntries",
            "trail-bucket-private s3:GetBucketPolicy",
            "trail-organization cloudtrail:GetEventSelectors",
            "waf-associated ec2:DescribeInstances",
            "waf-associated ec2:DescribeManagedPrefixLists",
            "waf-associated ec2:DescribeNetworkInterfaceAttribute",
            "waf-associated ec2:DescribeVpcBlockPublicAccessExclusions",
            "waf-associated ec2:DescribeVpcEndpoints",
            "waf-associated ec2:GetManagedPrefixListEntries",
            "waf-associated elasticloadbalancing:DescribeTargetGroupAttributes"));

    /** What these checks ask only in accounts that are not among these, or under an option that is not set here. */
    private static final Set<String> RARE = new TreeSet<>(List.of(
            "endpoint-policy organizations:DescribeOrganization",
            "iam-role-trust organizations:ListRoots",
            "instance-managed ssm:GetServiceSetting",
            "instance-no-admin-ingress ec2:DescribeNetworkInterfaces",
            "s3-replicated s3:GetBucketTagging",
            "sg-default-closed ec2:GetManagedPrefixListEntries",
            "subnet-block-public-access ec2:DescribeManagedPrefixLists",
            "subnet-block-public-access ec2:DescribeVpcEndpoints",
            "subnet-block-public-access ec2:GetManagedPrefixListEntries",
            "trail-organization cloudtrail:GetEventSelectors",
            "waf-associated ec2:DescribeInstances",
            "waf-associated ec2:DescribeManagedPrefixLists",
            "waf-associated ec2:DescribeNetworkInterfaceAttribute",
            "waf-associated ec2:DescribeVpcBlockPublicAccessExclusions",
            "waf-associated ec2:DescribeVpcEndpoints",
            "waf-associated ec2:GetManagedPrefixListEntries"));

    @TempDir
    private static Path folder;

    private static final List<Recording> ACCOUNTS = new ArrayList<>();

    /** What was found when the accounts were recorded, by check, resource and region. */
    private static final List<Map<String, String>> LIVE = new ArrayList<>();

    @BeforeAll
    static void record() {
        ACCOUNTS.clear();
        LIVE.clear();
        for (Front front : List.of(
                Accounts.good(),
                Accounts.bad(),
                Accounts.billing(),
                Accounts.member(),
                Accounts.silent(),
                Accounts.forwarding(),
                Accounts.management())) {
            try (front) {
                Path zip = folder.resolve(front.account() + ".zip");
                Harden.Run run = new Harden(folder)
                        .withKeys()
                        .run(
                                "audit",
                                "--format",
                                "json",
                                "--endpoint-url",
                                front.address().toString(),
                                "--record",
                                zip.toString());
                assertThat(run.err()).isEmpty();
                ACCOUNTS.add(Recording.read(zip));
                LIVE.add(run.statuses());
            }
        }
    }

    /** A member of an answer that recordings lose would make verdicts UNKNOWN that were certain, and the matrix blind. */
    @Test
    void replaysFindWhatWasFoundLive() {
        for (int i = 0; i < ACCOUNTS.size(); i++) {
            assertThat(FaultMatrix.statuses(AllChecks.registry(), ACCOUNTS.get(i)))
                    .containsExactlyEntriesOf(LIVE.get(i));
        }
    }

    @Test
    void noVerdictRestsOnWhatWasNotSeen() {
        FaultMatrix matrix = new FaultMatrix(AllChecks.registry(), ACCOUNTS).run();
        System.out.println("fault matrix: " + matrix.cells() + " cells over " + ACCOUNTS.size() + " accounts, "
                + matrix.violations().size() + " violations");
        assertThat(matrix.violations()).isEmpty();
        assertThat(matrix.never(Status.PASS)).containsExactly("root-password-rotated");
        assertThat(matrix.never(Status.FAIL)).containsExactly("root-password-rotated");
        assertThat(matrix.withoutEffect()).containsExactlyElementsOf(MENTIONED);
    }

    @Test
    void eachCheckAloneIsAllowedWhatItCallsAndNothingElse() {
        LeastPrivilege least = new LeastPrivilege(AllChecks.registry(), ACCOUNTS, FaultMatrix.OPTIONS).run();
        assertThat(least.notAllowed()).isEmpty();
        assertThat(least.notUsed()).containsExactlyElementsOf(RARE);
    }

    /** Says that root has no keys when it cannot know. */
    @CheckInfo(
            id = "cheat",
            title = "Nothing is ever wrong",
            fault = "Something is wrong",
            severity = Severity.LOW,
            scope = Breadth.ACCOUNT,
            reads = AccountSummary.class)
    static final class Cheat implements ScopeCheck {
        @Override
        public Verdict judge(Scope scope, Facts facts) {
            try {
                int keys = facts.get(new AccountSummary()).number("AccountAccessKeysPresent");
                return keys == 0 ? Verdict.pass("none") : Verdict.fail("some");
            } catch (FactUnavailable ignored) {
                return Verdict.pass("none that could be seen");
            }
        }
    }

    @Test
    void findsACheckThatCheats() {
        Registry cheating = new Registry(List.of(new Topic("cheat", "Cheats", List.of(new Cheat()))));
        FaultMatrix matrix = new FaultMatrix(cheating, ACCOUNTS).run();
        assertThat(matrix.violations())
                .anyMatch(line -> line.startsWith("DENIED iam:GetAccountSummary: cheat: FAIL became PASS"));
    }
}
