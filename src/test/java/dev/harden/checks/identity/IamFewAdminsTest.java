package dev.harden.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.GivenRights;
import dev.harden.facts.iam.AuthorizationDetails;
import org.junit.jupiter.api.Test;

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
                .isEqualTo("FAIL 111122223333: 6 users hold administrator rights, more than 5: a, b, c, d, e, f");
    }

    @Test
    void passesWithFiveAndCountsNoRoles() {
        assertThat(said(four().user("e", "own:all").role("r1", "own:all").role("r2", "own:all")))
                .startsWith("PASS 111122223333: 5 users hold administrator rights, of 5 that may: a, b, c, d, e");
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
    void lessThanEverythingAndConditionsDoNotCount() {
        String office =
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:SourceVpc':'vpc-1'}}}";
        assertThat(said(four().user("e", "{'Effect':'Allow','Action':'iam:*','Resource':'*'}")
                        .user("f", office)
                        .user("g", "own:all")
                        .user("h", "own:all", "{'Effect':'Deny','Action':'*','Resource':'*'}")))
                .startsWith("PASS 111122223333: 5 users")
                .endsWith("; under conditions alone: f");
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
