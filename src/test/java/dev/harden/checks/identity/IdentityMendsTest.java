package dev.harden.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.Mended;
import dev.harden.facts.accessanalyzer.Analyzers;
import dev.harden.facts.iam.AccessKeyLastUse;
import dev.harden.facts.iam.AccountPasswordPolicy;
import dev.harden.facts.iam.CredentialReport;
import dev.harden.facts.iam.ServerCertificates;
import dev.harden.facts.organizations.OwnOrganization;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.PasswordPolicy;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.ServerCertificateMetadata;
import software.amazon.awssdk.services.iam.model.UserDetail;

class IdentityMendsTest {
    private static final String IRELAND = "eu-west-1";

    @Test
    void aPasswordPolicyKeepsWhatElseItSays() {
        PasswordPolicy policy = PasswordPolicy.builder()
                .minimumPasswordLength(20)
                .requireSymbols(true)
                .requireNumbers(false)
                .allowUsersToChangePassword(true)
                .expirePasswords(true)
                .maxPasswordAge(90)
                .hardExpiry(false)
                .passwordReusePrevention(3)
                .build();
        Given given = console().fact(new AccountPasswordPolicy(), Optional.of(policy));
        Step step = Mended.steps(given, new IamPasswordPolicy()).get(0);
        assertThat(step.call().command())
                .isEqualTo("aws iam update-account-password-policy --region us-east-1 --cli-input-json"
                        + " '{\"MinimumPasswordLength\":20,\"RequireSymbols\":true,\"RequireNumbers\":false,"
                        + "\"AllowUsersToChangePassword\":true,\"MaxPasswordAge\":90,\"PasswordReusePrevention\":24,"
                        + "\"HardExpiry\":false}'");
        assertThat(step.undo().get(0).input()).containsEntry("PasswordReusePrevention", 3);
        assertThat(step.guards().get(0).expression())
                .startsWith("PasswordPolicy == `{")
                .contains("\"ExpirePasswords\":true");
        assertThat(step.effects()).isEmpty();
        assertThat(Mended.judged(given, new IamPasswordPolicy())).allMatch(line -> line.startsWith("PASS"));
    }

    @Test
    void aNewPasswordPolicyIsNoWeakerThanWhatAwsWantsWithoutOne() {
        Given given = console().fact(new AccountPasswordPolicy(), Optional.empty());
        Step step = Mended.steps(given, new IamPasswordPolicy()).get(0);
        assertThat(step.call().input())
                .containsEntry("MinimumPasswordLength", 14)
                .containsEntry("RequireSymbols", true)
                .containsEntry("RequireLowercaseCharacters", true);
        assertThat(step.guards().get(0).absent()).contains("NoSuchEntity");
        assertThat(step.undo()).extracting(Call::operation).containsExactly("DeleteAccountPasswordPolicy");
        assertThat(Mended.judged(given, new IamPasswordPolicy())).allMatch(line -> line.startsWith("PASS"));
    }

    @Test
    void allUnusedCredentialsOfAUserAreTakenOutOfUse() {
        Given given = new GivenIam()
                .user("a", GivenIam.ago(60))
                .password("a", GivenIam.LONG_AGO)
                .keys("a", GivenIam.key("K1", GivenIam.LONG_AGO), GivenIam.key("K2", GivenIam.LONG_AGO))
                .facts()
                .fact(new AccessKeyLastUse("K1"), Optional.empty())
                .fact(new AccessKeyLastUse("K2"), Optional.of(GivenIam.ago(46)))
                .fact(new CredentialReport(), report("a"));
        List<Step> steps = Mended.steps(given, new IamUnusedCredentials());
        assertThat(steps)
                .extracting(step -> step.call().command())
                .containsExactly(
                        "aws iam update-access-key --region us-east-1 --user-name a --access-key-id K1 --status Inactive",
                        "aws iam update-access-key --region us-east-1 --user-name a --access-key-id K2 --status Inactive",
                        "aws iam delete-login-profile --region us-east-1 --user-name a");
        assertThat(steps.get(0).effects()).isEmpty();
        assertThat(steps.get(1).effects())
                .containsEntry(
                        Effect.CUTS_OFF,
                        "whatever uses access key K2 of user a, which was last used on 2026-10-09T12:00:00Z");
        assertThat(steps.get(1).guards().get(1).expression())
                .isEqualTo("starts_with(AccessKeyLastUsed.LastUsedDate, '2026-10-09T12:00:00')");
        assertThat(steps.get(2).effects()).containsOnlyKeys(Effect.CUTS_OFF, Effect.IRREVERSIBLE);
        assertThat(Mended.judged(given, new IamUnusedCredentials())).isEmpty();
    }

    @Test
    void saysWhoseOwnCredentialsTheyAre() {
        GivenIam auditor = new GivenIam().user("auditor").keys("auditor", GivenIam.key("K", GivenIam.ago(100)));
        assertThat(Mended.steps(auditor.facts(), new IamKeyRotation()).get(0).effects())
                .containsEntry(
                        Effect.CUTS_OFF,
                        "whatever still uses access key K of user auditor, and was not given a new one before;"
                                + " yourself, if this is the key that you run commands with");
        Given unused = auditor.facts().fact(new AccessKeyLastUse("K"), Optional.empty());
        assertThat(Mended.steps(unused, new IamUnusedCredentials()).get(0).effects())
                .containsEntry(Effect.CUTS_OFF, "yourself, if this is the key that you run commands with");
    }

    @Test
    void aKeyThatIsTooOldIsDeactivatedOnceAnotherIsInItsPlace() {
        Given given = new GivenIam()
                .user("a")
                .keys("a", GivenIam.key("K", GivenIam.ago(100)))
                .facts();
        assertThat(Mended.steps(given, new IamKeyRotation())
                        .get(0)
                        .undo()
                        .get(0)
                        .command())
                .isEqualTo(
                        "aws iam update-access-key --region us-east-1 --user-name a --access-key-id K --status Active");
        assertThat(Mended.judged(given, new IamKeyRotation())).isEmpty();
    }

    @Test
    void ofTwoActiveKeysTheOneThatWasUsedLastStays() {
        Given given = twoKeys()
                .fact(new AccessKeyLastUse("K1"), Optional.of(GivenIam.ago(1)))
                .fact(new AccessKeyLastUse("K2"), Optional.empty());
        assertThat(given.commands(new IamSingleActiveKey(), "global"))
                .containsExactly(
                        "aws iam update-access-key --region us-east-1 --user-name a --access-key-id K2 --status"
                                + " Inactive");
        assertThat(Mended.judged(given, new IamSingleActiveKey()))
                .containsExactly("PASS a: the user has 1 active access key");
        assertThat(Mended.without(
                        twoKeys()
                                .refused(new AccessKeyLastUse("K1"))
                                .fact(new AccessKeyLastUse("K2"), Optional.empty()),
                        new IamSingleActiveKey()))
                .startsWith("DECISION someone has to decide which");
    }

    @Test
    void anInitialKeyIsDeactivated() {
        Given given = new GivenIam()
                .user("a")
                .password("a", GivenIam.LONG_AGO)
                .keys("a", GivenIam.key("K", GivenIam.LONG_AGO))
                .facts()
                .fact(new AccessKeyLastUse("K"), Optional.empty());
        Step step = Mended.steps(given, new IamNoInitialKeys()).get(0);
        assertThat(step.effects()).isEmpty();
        assertThat(step.guards())
                .extracting(guard -> guard.expression())
                .containsExactly(
                        "AccessKeyMetadata[?AccessKeyId=='K'] | [0].Status == `\"Active\"`",
                        "!(AccessKeyLastUsed.LastUsedDate)");
        assertThat(Mended.judged(given, new IamNoInitialKeys())).isEmpty();
    }

    @Test
    void anExpiredCertificateIsDeletedForGood() {
        Given given = Given.facts()
                .fact(
                        new ServerCertificates(),
                        List.of(ServerCertificateMetadata.builder()
                                .serverCertificateName("shop")
                                .arn("arn:aws:iam::111122223333:server-certificate/shop")
                                .expiration(Given.NOW)
                                .build()));
        Step step = Mended.steps(given, new IamExpiredCertificates()).get(0);
        assertThat(step.call().command())
                .isEqualTo("aws iam delete-server-certificate --region us-east-1 --server-certificate-name shop");
        assertThat(step.effects()).containsOnlyKeys(Effect.CUTS_OFF, Effect.IRREVERSIBLE);
        assertThat(step.undo()).isEmpty();
        assertThat(Mended.judged(given, new IamExpiredCertificates())).allMatch(line -> line.startsWith("PASS"));
    }

    @Test
    void anAnalyzerIsMadeUnlessOneOfItsTypeIsThere() {
        Given given =
                Given.facts().fact(new OwnOrganization(), Optional.empty()).fact(new Analyzers(IRELAND), List.of());
        Step step = Mended.steps(given, new IamAccessAnalyzer(), IRELAND).get(0);
        assertThat(step.call().command())
                .isEqualTo(
                        "aws accessanalyzer create-analyzer --region eu-west-1 --analyzer-name external-access --type"
                                + " ACCOUNT");
        assertThat(Mended.judged(given, new IamAccessAnalyzer(), IRELAND)).allMatch(line -> line.startsWith("PASS"));
        given.fact(
                new Analyzers(IRELAND),
                List.of(AnalyzerSummary.builder()
                        .name("mine")
                        .type("ACCOUNT")
                        .status("FAILED")
                        .build()));
        assertThat(Mended.without(given, new IamAccessAnalyzer(), IRELAND))
                .isEqualTo("DECISION someone has to find out why analyzer mine is FAILED, and whether to delete it: a"
                        + " region has one of its type");
    }

    @Test
    void shellAccessIsTakenFromEachThatHasIt() {
        Given given = GivenPrincipals.of(
                List.of(UserDetail.builder()
                        .userName("u")
                        .attachedManagedPolicies(GivenPrincipals.aws("AWSCloudShellFullAccess"))
                        .build()),
                List.of(GroupDetail.builder()
                        .groupName("g")
                        .attachedManagedPolicies(
                                GivenPrincipals.aws("AWSCloudShellFullAccess"), GivenPrincipals.aws("ReadOnlyAccess"))
                        .build()),
                List.of(RoleDetail.builder()
                        .roleName("r")
                        .attachedManagedPolicies(GivenPrincipals.aws("AWSCloudShellFullAccess"))
                        .build()));
        assertThat(given.commands(new IamCloudshellFullAccess(), "global"))
                .satisfiesExactly(
                        user -> assertThat(user)
                                .isEqualTo("aws iam detach-user-policy --region us-east-1 --user-name u --policy-arn"
                                        + " arn:aws:iam::aws:policy/AWSCloudShellFullAccess"),
                        group -> assertThat(group).contains("detach-group-policy", "--group-name g"),
                        role -> assertThat(role).contains("detach-role-policy", "--role-name r"));
        assertThat(Mended.judged(given, new IamCloudshellFullAccess())).allMatch(line -> line.startsWith("PASS"));
    }

    @Test
    void aRoleOfIdentityCenterIsChangedThere() {
        Given given = GivenPrincipals.of(
                List.of(),
                List.of(),
                List.of(RoleDetail.builder()
                        .roleName("AWSReservedSSO_Dev_0123456789abcdef")
                        .arn("arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/"
                                + "AWSReservedSSO_Dev_0123456789abcdef")
                        .attachedManagedPolicies(GivenPrincipals.aws("AWSCloudShellFullAccess"))
                        .build()));
        assertThat(Mended.without(given, new IamCloudshellFullAccess()))
                .startsWith("OTHER_ACCOUNT the permission set that gives it to role AWSReservedSSO_Dev");
    }

    private static Given twoKeys() {
        return new GivenIam()
                .user("a")
                .keys("a", GivenIam.key("K1", GivenIam.LONG_AGO), GivenIam.key("K2", GivenIam.LONG_AGO))
                .facts();
    }

    private static Given console() {
        return new GivenIam().user("a").password("a", GivenIam.LONG_AGO).facts();
    }

    private static CredentialReport.Report report(String user) {
        return new CredentialReport.Report(
                Given.NOW,
                List.of(new CredentialReport.Row(user, Map.of("password_last_changed", "2020-01-01T00:00:00+00:00"))));
    }
}
