package dev.harden.checks.organization;

import static dev.harden.checks.organization.GivenPath.FULL;
import static dev.harden.checks.organization.GivenPath.MEMBER;
import static dev.harden.checks.organization.GivenPath.deny;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrgScpProtectsLoggingTest {
    private static final List<String> ACTIONS = List.of(
            "cloudtrail:StopLogging",
            "cloudtrail:DeleteTrail",
            "cloudtrail:UpdateTrail",
            "cloudtrail:PutEventSelectors",
            "config:StopConfigurationRecorder",
            "config:DeleteConfigurationRecorder",
            "config:DeleteDeliveryChannel");
    private static final String ALL = "'Action':['" + String.join("','", ACTIONS) + "'],'Resource':'*'";

    private static String member(String... statements) {
        return GivenPath.member(new OrgScpProtectsLogging(), statements);
    }

    private static String when(String condition) {
        return member(deny(ALL + ",'Condition':{" + condition + "}"));
    }

    @Test
    void passesByADenyOfEachActionInAnySpelling() {
        assertThat(member(deny("'Sid':'Keep'," + ALL)))
                .startsWith("PASS")
                .contains("forbidden by statement Keep of policy inner: cloudtrail:StopLogging");
        assertThat(member(deny("'Action':['CloudTrail:*','config:*'],'Resource':'*'")))
                .startsWith("PASS");
        assertThat(member(deny("'NotAction':'s3:*','Resource':'*'"))).startsWith("PASS");
        assertThat(member(
                        deny("'Action':'cloudtrail:*','Resource':'arn:aws:cloudtrail:*:*:trail/*'"),
                        deny("'Action':['config:St?p*','config:Delete*'],'Resource':'*'")))
                .startsWith("PASS");
    }

    @Test
    void failsWhenOneActionIsLeft() {
        for (String left : ACTIONS) {
            String rest = String.join(
                    "','", ACTIONS.stream().filter(one -> !one.equals(left)).toList());
            assertThat(member(deny("'Action':['" + rest + "'],'Resource':'*'")))
                    .startsWith("FAIL")
                    .contains("not forbidden: " + left + "; statement #1 of policy root allows it");
        }
    }

    @Test
    void passesByAnAllowListThatLeavesThemOut() {
        String some = "{'Effect':'Allow','Action':['s3:*','ec2:*'],'Resource':'*'}";
        assertThat(GivenPath.of(MEMBER, GivenPath.levels(FULL, some, FULL, FULL).judge(new OrgScpProtectsLogging())))
                .startsWith("PASS")
                .contains("the lack of an Allow at OU Work");
    }

    @Test
    void aDenyThatSparesNamedRolesPassesAndSaysSo() {
        for (String operator : List.of("ArnNotLike", "ArnNotEquals", "StringNotLike", "StringNotEquals")) {
            String role = operator.contains("Equals") && operator.startsWith("String")
                    ? "arn:aws:iam::222222222222:role/logs"
                    : "arn:aws:iam::*:role/logs";
            assertThat(when("'" + operator + "':{'aws:PrincipalARN':'" + role + "'}"))
                    .as(operator)
                    .startsWith("PASS")
                    .contains(", to all but " + role);
        }
    }

    @Test
    void aDenyThatIsConfinedDoesNotPass() {
        for (String condition : List.of(
                "'StringEquals':{'aws:RequestedRegion':'eu-west-1'}",
                "'StringNotEquals':{'aws:PrincipalTag/admin':'true'}",
                "'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:root'}",
                "'ArnNotLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/*'}",
                "'ArnNotLike':{'aws:PrincipalArn':'arn:aws:iam::*:root'}",
                "'StringEquals':{'aws:PrincipalOrgID':'o-2'}",
                "'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-1/r-1/ou-c/*'}",
                "'Null':{'aws:MultiFactorAuthAge':'true'}")) {
            assertThat(when(condition)).as(condition).startsWith("FAIL");
        }
        assertThat(when("'StringEquals':{'aws:RequestedRegion':'eu-west-1'}"))
                .contains("statement #2 of policy inner denies it under conditions on aws:RequestedRegion");
        assertThat(member(
                        deny("'Action':'cloudtrail:*','Resource':'arn:aws:cloudtrail:*:*:trail/main'"),
                        deny("'Action':'config:*','Resource':'*'")))
                .startsWith("FAIL")
                .contains("though some of it is denied by statement #2 of policy inner");
        assertThat(member(
                        deny("'Action':'cloudtrail:*','Resource':'*'"),
                        deny("'Action':'config:*','Resource':'arn:aws:config:*:*:config-rule/*'")))
                .startsWith("FAIL");
    }

    @Test
    void saysThatTheRootUserIsSpared() {
        assertThat(when("'ArnNotLike':{'aws:PrincipalArn':'arn:aws:iam::*:root'}"))
                .contains("the root user is spared: ");
    }

    @Test
    void whatHoldsForEveryMemberConfinesNothing() {
        for (String condition : List.of(
                "'StringEquals':{'aws:PrincipalOrgID':'o-1'}",
                "'StringEquals':{'aws:ResourceOrgID':'${aws:PrincipalOrgID}'}",
                "'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-1/r-1/ou-a/*'}",
                "'StringNotEquals':{'aws:PrincipalAccount':'999988887777'}",
                "'BoolIfExists':{'aws:PrincipalIsAWSService':'false'}")) {
            assertThat(when(condition)).as(condition).startsWith("PASS");
        }
    }

    @Test
    void twoHalvesForbidTogether() {
        assertThat(member(
                        deny(ALL + ",'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1'}}")
                                .replace("'Resource':'*'", "'Resource':'arn:aws:cloudtrail:*:*:trail/a*'"),
                        deny(ALL).replace("'Resource':'*'", "'NotResource':'arn:aws:cloudtrail:*:*:trail/a*'")))
                .startsWith("PASS");
    }

    @Test
    void hostilePoliciesAreUnknownByName() {
        for (String bad : List.of("{'Effect':'Deny'}", "[".repeat(50_000), "{'Effect':'Deny','Action':{}}")) {
            assertThat(member(bad)).startsWith("UNKNOWN").contains("NOT_SETTLED policy inner");
        }
        assertThat(member(deny("'Action':'" + "*a".repeat(5_000) + "','Resource':'*'")))
                .as("huge, but certainly about something else")
                .startsWith("FAIL");
    }
}
