package dev.harden.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.GivenRights;
import dev.harden.facts.iam.AccessKeys;
import dev.harden.facts.iam.AuthorizationDetails;
import dev.harden.facts.iam.UserLoginProfile;
import dev.harden.policy.ActionNames;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.model.LoginProfile;

class IamMfaEnforcedTest {
    private static final String SETUP =
            "'NotAction':['iam:CreateVirtualMFADevice','iam:EnableMFADevice','iam:ListMFADevices','iam:ListUsers',"
                    + "'iam:ListVirtualMFADevices','iam:ResyncMFADevice','iam:ChangePassword','sts:GetSessionToken']";
    private static final String IF_EXISTS = "'BoolIfExists':{'aws:MultiFactorAuthPresent':'false'}";
    private static final String BOOL = "'Bool':{'aws:MultiFactorAuthPresent':'false'}";

    private static String deny(String actions, String condition) {
        return "{'Effect':'Deny'," + actions + ",'Resource':'*','Condition':{" + condition + "}}";
    }

    private static Given password(GivenRights rights) {
        return rights.facts()
                .fact(
                        new UserLoginProfile("bob"),
                        Optional.of(LoginProfile.builder().build()));
    }

    /** Says what is said of a console user with administrator rights and these statements. */
    private static String said(String... statements) {
        GivenRights rights = new GivenRights().user("bob", held(statements));
        return password(rights).judge(new IamMfaEnforced()).get(0);
    }

    private static String withKey(String... statements) {
        GivenRights rights = new GivenRights().user("bob", held(statements));
        return password(rights)
                .fact(new AccessKeys("bob"), List.of(GivenIam.key("AKIA1", GivenIam.LONG_AGO)))
                .judge(new IamMfaEnforced())
                .get(0);
    }

    private static String[] held(String... statements) {
        String[] held = new String[statements.length + 1];
        held[0] = "aws:AdministratorAccess";
        System.arraycopy(statements, 0, held, 1, statements.length);
        return held;
    }

    @Test
    void passesWithADenyOfAllButSetup() {
        assertThat(said(deny(SETUP, IF_EXISTS)))
                .isEqualTo("PASS bob: statement #1 of inline policy inline of user bob denies the rest without MFA");
        assertThat(withKey(deny(SETUP, IF_EXISTS))).startsWith("PASS");
        assertThat(said(deny("'Action':'*'", IF_EXISTS))).startsWith("PASS");
        assertThat(withKey(deny(SETUP, "'NumericGreaterThanIfExists':{'aws:MultiFactorAuthAge':'3600'}")))
                .as("its age is missing where MFA is")
                .startsWith("PASS");
        assertThat(withKey(deny(SETUP, IF_EXISTS + ",'Bool':{'aws:ViaAWSService':'false'}")))
                .as("the user's own requests come from no service")
                .startsWith("PASS");
    }

    @Test
    void passesThroughAGroupOrABoundary() {
        GivenRights group = new GivenRights()
                .policy("own:mfa", deny(SETUP, IF_EXISTS))
                .group("staff", "own:mfa")
                .user("bob", "aws:AdministratorAccess", "group:staff");
        assertThat(password(group).judge(new IamMfaEnforced()).get(0))
                .startsWith("PASS bob: statement #1 of policy mfa");
        GivenRights bound = new GivenRights()
                .policy("own:limit", GivenRights.FULL, deny(SETUP, IF_EXISTS))
                .user("bob", "aws:AdministratorAccess", "bound:limit");
        assertThat(password(bound).judge(new IamMfaEnforced()).get(0))
                .startsWith("PASS bob: statement #2 of policy limit");
        GivenRights allowing = new GivenRights()
                .policy(
                        "own:limit",
                        "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}}")
                .user("bob", "aws:AdministratorAccess", "bound:limit");
        assertThat(password(allowing).judge(new IamMfaEnforced()).get(0))
                .startsWith("PASS bob: every Allow requires MFA");
    }

    @Test
    void boolAloneHoldsUntilThereIsAnActiveKey() {
        assertThat(withKey(deny(SETUP, BOOL)))
                .startsWith("FAIL bob: with an active access key, whose requests say nothing of MFA, ");
        GivenRights rights = new GivenRights().user("bob", held(deny(SETUP, BOOL)));
        assertThat(password(rights)
                        .fact(new AccessKeys("bob"), List.of(GivenIam.key("AKIA1", GivenIam.LONG_AGO, "Inactive")))
                        .judge(new IamMfaEnforced()))
                .containsExactly(
                        "PASS bob: statement #1 of inline policy inline of user bob denies the rest without MFA;"
                                + " requests of access keys would pass, and the user has none active");
        assertThat(withKey(deny(SETUP, BOOL), deny(SETUP, "'Null':{'aws:MultiFactorAuthPresent':'true'}")))
                .as("two statements together are as good as one")
                .startsWith("PASS");
    }

    @Test
    void passesWhenEveryAllowAsksForMfa() {
        String allow =
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}}";
        String setup = "{'Effect':'Allow','Action':['iam:EnableMFADevice','iam:ListMFADevices'],'Resource':'*'}";
        GivenRights rights = new GivenRights().user("bob", allow, setup);
        assertThat(password(rights).judge(new IamMfaEnforced()).get(0))
                .isEqualTo(
                        "PASS bob: every Allow requires MFA, for example statement #1 of inline policy inline of user bob");
        GivenRights more = new GivenRights()
                .user("bob", allow, "{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::b/*'}");
        assertThat(password(more).judge(new IamMfaEnforced()).get(0))
                .startsWith(
                        "FAIL bob: without MFA, statement #1 of inline policy inline1 of user bob allows more, such as"
                                + " s3:GetObject on arn:aws:s3:::b/");
    }

    @Test
    void failsWhenTheDenySparesMoreOrIsConfined() {
        assertThat(said(deny("'NotAction':['iam:*','sts:GetSessionToken']", IF_EXISTS)))
                .startsWith("FAIL bob: without MFA, the Deny does not reach all else, such as iam:");
        assertThat(said(deny("'NotAction':['iam:DeactivateMFADevice']", IF_EXISTS)))
                .startsWith("FAIL")
                .contains("iam:DeactivateMFADevice");
        assertThat(said("{'Effect':'Deny'," + SETUP + ",'Resource':'arn:aws:s3:::*','Condition':{" + IF_EXISTS + "}}"))
                .startsWith("FAIL");
        assertThat(said(deny(SETUP, IF_EXISTS + ",'StringEquals':{'aws:RequestedRegion':'eu-west-1'}")))
                .startsWith("FAIL")
                .contains("further conditions on aws:RequestedRegion");
        assertThat(said(deny(SETUP, "'BoolIfExists':{'aws:MultiFactorAuthPresent':'true'}")))
                .startsWith("FAIL");
    }

    @Test
    void aDenyThatSparesMoreFailsThoughNothingAllowsThatToday() {
        GivenRights rights = new GivenRights()
                .user(
                        "bob",
                        "{'Effect':'Allow','Action':'s3:*','Resource':'*'}",
                        deny("'NotAction':['iam:*']", IF_EXISTS));
        assertThat(password(rights).judge(new IamMfaEnforced()).get(0)).startsWith("FAIL");
    }

    @Test
    void failsWithoutAnyPolicyOrDemand() {
        assertThat(said()).startsWith("FAIL bob: without MFA, statement #1 of AWS's policy AdministratorAccess allows");
        assertThat(password(new GivenRights().user("bob")).judge(new IamMfaEnforced()))
                .containsExactly("FAIL bob: without MFA, no policy of the user denies what is not MFA setup");
    }

    @Test
    void sparingWhatAWSTellsAnyhowIsNoFault() {
        assertThat(said(deny("'NotAction':['sts:GetCallerIdentity','sts:GetSessionToken']", IF_EXISTS)))
                .startsWith("PASS");
    }

    @Test
    void isNotAboutUsersWithoutAPassword() {
        assertThat(new GivenRights()
                        .user("bob")
                        .facts()
                        .fact(new UserLoginProfile("bob"), Optional.empty())
                        .judge(new IamMfaEnforced()))
                .containsExactly("NOT_APPLICABLE bob: the user has no console password");
    }

    @Test
    void isUnknownWhenWhatDecidesIsNotSeen() {
        assertThat(said("{")).startsWith("UNKNOWN bob: NOT_SETTLED inline policy inline of user bob cannot be read");
        assertThat(said("{", deny(SETUP, IF_EXISTS)))
                .as("a Deny stays whatever else there is")
                .startsWith("PASS");
        GivenRights bool = new GivenRights().user("bob", held(deny(SETUP, BOOL)));
        assertThat(password(bool)
                        .refused(new AccessKeys("bob"))
                        .judge(new IamMfaEnforced())
                        .get(0))
                .startsWith("UNKNOWN bob");
        assertThat(new GivenRights()
                        .user("bob")
                        .facts()
                        .refused(new UserLoginProfile("bob"))
                        .judge(new IamMfaEnforced())
                        .get(0))
                .startsWith("UNKNOWN bob");
        assertThat(Given.facts()
                        .refused(new AuthorizationDetails())
                        .judge(new IamMfaEnforced())
                        .get(0))
                .startsWith("UNKNOWN 111122223333");
    }

    /** Those that AWS's user guide and its knowledge centre publish, by what they spare. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // IAM user guide: own credentials, on the page of the console
                "'iam:CreateVirtualMFADevice','iam:EnableMFADevice','iam:GetUser','iam:GetMFADevice','iam:ListMFADevices',"
                        + "'iam:ListVirtualMFADevices','iam:ResyncMFADevice','sts:GetSessionToken'",
                // IAM user guide: an MFA device of one's own
                "'iam:CreateVirtualMFADevice','iam:EnableMFADevice','iam:ListMFADevices','iam:ListUsers',"
                        + "'iam:ListVirtualMFADevices','iam:ResyncMFADevice'",
                // the same, where passwords that are over may be changed
                "'iam:CreateVirtualMFADevice','iam:EnableMFADevice','iam:GetUser','iam:ListMFADevices',"
                        + "'iam:ListVirtualMFADevices','iam:ResyncMFADevice','sts:GetSessionToken','iam:ChangePassword',"
                        + "'iam:GetAccountPasswordPolicy'",
                // knowledge centre: MFA and the command line
                "'iam:CreateVirtualMFADevice','iam:DeleteVirtualMFADevice','iam:ListVirtualMFADevices','iam:EnableMFADevice',"
                        + "'iam:ResyncMFADevice','iam:ListAccountAliases','iam:ListUsers','iam:ListSSHPublicKeys',"
                        + "'iam:ListAccessKeys','iam:ListServiceSpecificCredentials','iam:ListMFADevices',"
                        + "'iam:GetAccountSummary','sts:GetSessionToken'"
            })
    void passesWithThePoliciesThatAwsPublishes(String spared) {
        assertThat(said(deny("'NotAction':[" + spared + "]", IF_EXISTS))).startsWith("PASS");
        assertThat(said(deny(
                        "'NotAction':[" + spared + "]",
                        "'BoolIfExists':{'aws:MultiFactorAuthPresent':'false','aws:ViaAWSService':'false'}")))
                .startsWith("PASS");
        assertThat(withKey(deny("'NotAction':[" + spared + "]", IF_EXISTS))).startsWith("PASS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iam:CreateAccessKey", "iam:DeactivateMFADevice", "iam:List*", "s3:*", "sts:AssumeRole"})
    void failsWithOneThatSparesMoreAndNamesAnActionThatThereIs(String more) {
        String spares = "'NotAction':['iam:EnableMFADevice','iam:ListMFADevices','" + more + "']";
        String said = said(deny(spares, IF_EXISTS));
        assertThat(said).startsWith("FAIL bob: without MFA, the Deny does not reach all else, such as ");
        String named = said.replaceFirst("^.* such as ", "").replaceFirst(" on .*$", "");
        assertThat(ActionNames.spelled(named)).hasValue(named);
    }

    @Test
    void halvesThatAreAWholeDenyTogether() {
        assertThat(said(
                        deny(SETUP, IF_EXISTS + ",'StringEquals':{'aws:RequestedRegion':'eu-west-1'}"),
                        deny(SETUP, IF_EXISTS + ",'StringNotEquals':{'aws:RequestedRegion':'eu-west-1'}")))
                .startsWith("PASS");
    }

    @Test
    void aPolicyThatCannotBeReadUndoesNoDeny() {
        assertThat(said(deny(SETUP, IF_EXISTS), "{")).startsWith("PASS");
        assertThat(said(deny(SETUP, IF_EXISTS), "{'Effect':'Allow','Action':'*','Resource':'*','Extra':1}"))
                .startsWith("PASS");
    }
}
