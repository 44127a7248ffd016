package dev.harden.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.GivenRights;
import dev.harden.facts.iam.AuthorizationDetails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IamFewAdminsTest {
    private static final String WITHOUT_MFA =
            "{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'BoolIfExists':{'aws:MultiFactorAuthPresent':'false'}}}";

    private static GivenRights four() {
        GivenRights rights = new GivenRights()
                .administratorAccess()
                .policy("own:all", GivenRights.FULL)
                .group("admins", "aws:AdministratorAccess", WITHOUT_MFA);
        for (String name : new String[] {"a", "b", "c", "d"}) {
            rights.user(name, "group:admins");
        }
        return rights;
    }

    private static String said(GivenRights rights) {
        return rights.facts().judge(new IamFewAdmins()).get(0);
    }

    @Test
    void failsWithMoreThanFiveByAnyPath() {
        assertThat(said(four().user("e", "own:all").user("f", GivenRights.FULL)))
                .isEqualTo("FAIL 111122223333: 6 users have administrator access (limit: 5): "
                        + "a under conditions on aws:MultiFactorAuthPresent, "
                        + "b under conditions on aws:MultiFactorAuthPresent, "
                        + "c under conditions on aws:MultiFactorAuthPresent, "
                        + "d under conditions on aws:MultiFactorAuthPresent, e, f");
    }

    @Test
    void passesWithFiveAndCountsNoRoles() {
        assertThat(said(four().user("e", "own:all").role("r1", "own:all").role("r2", "own:all")))
                .startsWith("PASS 111122223333: 5 users have administrator access (limit: 5): a under conditions on ");
    }

    @Test
    void aBoundaryTakesRightsAway() {
        assertThat(said(four().policy("own:limit", "{'Effect':'Allow','Action':['s3:*','ec2:*'],'Resource':'*'}")
                        .user("e", "own:all")
                        .user("f", "own:all", "bound:limit")))
                .startsWith("PASS");
        assertThat(said(four().policy("own:wide", GivenRights.FULL)
                        .user("e", "own:all")
                        .user("f", "own:all", "bound:wide")))
                .startsWith("FAIL");
    }

    @Test
    void lessThanEverythingAndConditionsOnTheTargetDoNotCount() {
        String team =
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:ResourceTag/team':'web'}}}";
        assertThat(said(four().user("e", "{'Effect':'Allow','Action':'iam:*','Resource':'*'}")
                        .user("f", team)
                        .user("g", "own:all")
                        .user("h", "own:all", "{'Effect':'Deny','Action':'*','Resource':'*'}")))
                .startsWith("PASS 111122223333: 5 users")
                .endsWith("; what these may do is narrowed: f under conditions on aws:ResourceTag/team");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:SourceVpc':'vpc-1'}}}",
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}}}",
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-exampleorg1'}}}",
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'DateGreaterThan':{'aws:TokenIssueTime':'2026-01-01T00:00:00Z'}}}",
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'aws:ViaAWSService':'true'}}}"
            })
    void conditionsOnTheRequestCount(String allowed) {
        assertThat(said(four().user("e", "own:all").user("f", allowed)))
                .startsWith("FAIL 111122223333: 6 users")
                .contains("f under conditions on aws:");
    }

    @Test
    void anOfficeFromWhichAlonePeopleMayWorkTakesNobodysRights() {
        String office = "{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'NotIpAddress':{'aws:SourceIp':"
                + "['198.51.100.0/24','203.0.113.64/26']},'Bool':{'aws:ViaAWSService':'false'}}}";
        GivenRights rights = new GivenRights().administratorAccess().group("admins", "aws:AdministratorAccess", office);
        for (int i = 0; i < 8; i++) {
            rights.user("adm" + i, "group:admins");
        }
        assertThat(said(rights)).startsWith("FAIL 111122223333: 8 users have administrator access");
    }

    @Test
    void twoHalvesAreAWholeWithoutCondition() {
        String inside =
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:ResourceTag/a':'b'}}}";
        String outside =
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringNotEquals':{'aws:ResourceTag/a':'b'}}}";
        assertThat(said(four().user("e", "own:all").user("f", inside, outside)))
                .startsWith("FAIL 111122223333: 6 users")
                .endsWith(", e, f");
    }

    @Test
    void whatNoRequestFulfilsGivesNothing() {
        String never =
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:PrincipalArn':'arn:aws:iam::*:user/*'}}}";
        assertThat(said(four().user("e", "own:all").user("f", never))).startsWith("PASS 111122223333: 5 users");
    }

    @Test
    void aKeyThatAwsDoesNotNameLeavesItOpen() {
        String unknown =
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:Nonsense':'x'}}}";
        assertThat(said(four().user("e", "own:all").user("f", unknown)))
                .isEqualTo("UNKNOWN 111122223333: NOT_SETTLED inline policy inline of user f has a condition on"
                        + " aws:Nonsense, a key that AWS's lists do not name");
    }

    @Test
    void anOptionSetsHowMany() {
        assertThat(four().facts()
                        .option("iam-few-admins.max", 3)
                        .judge(new IamFewAdmins())
                        .get(0))
                .startsWith("FAIL");
    }

    @Test
    void isUnknownOnlyWhenWhatIsNotReadCouldTurnIt() {
        assertThat(said(four().user("e", "own:all").user("f", "own:all", "{")))
                .startsWith("UNKNOWN 111122223333: NOT_SETTLED inline policy inline of user f cannot be read");
        assertThat(said(four().user("e", "{"))).startsWith("PASS");
        assertThat(said(four().user("e", "own:all").user("f", "own:all").user("g", "{")))
                .startsWith("FAIL");
        assertThat(said(four().user("e", "own:all").user("f", "own:gone")))
                .startsWith("UNKNOWN")
                .contains("policy gone is not among the policies that AWS shows");
        assertThat(said(four().user("e", "own:all").user("f", "group:gone"))).startsWith("UNKNOWN");
        assertThat(Given.facts().refused(new AuthorizationDetails()).judge(new IamFewAdmins()))
                .allMatch(line -> line.startsWith("UNKNOWN"));
    }

    @Test
    void theAdministratorAccessOfAwsIsKnownWithoutBeingShown() {
        GivenRights rights = new GivenRights();
        for (int i = 0; i < 6; i++) {
            rights.user("u" + i, "aws:AdministratorAccess");
        }
        assertThat(said(rights)).startsWith("FAIL");
    }
}
