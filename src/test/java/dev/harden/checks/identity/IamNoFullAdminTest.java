package dev.harden.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.GivenRights;
import dev.harden.facts.iam.AuthorizationDetails;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IamNoFullAdminTest {
    private static String allow(String rest) {
        return "{'Effect':'Allow'," + rest + "}";
    }

    private static String deny(String rest) {
        return "{'Effect':'Deny'," + rest + "}";
    }

    private static String said(String... statements) {
        List<String> said = new GivenRights()
                .policy("own:p", statements)
                .user("bob", "own:p")
                .facts()
                .judge(new IamNoFullAdmin());
        assertThat(said).hasSize(1);
        return said.get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Action':'*','Resource':'*'",
                "'Action':'*:*','Resource':'*'",
                "'Action':['s3:*','*'],'Resource':['arn:aws:s3:::b','*']",
                "'Action':'**','Resource':'arn:*'",
                "'Action':'*','Resource':'arn:aws:*'",
                "'NotAction':'organizations:*','Resource':'*'",
                "'NotAction':['aws-portal:*','iam:CreateUser'],'Resource':'*'",
                "'NotAction':['iam:Put*'],'Resource':'*'",
                "'Action':'*','NotResource':'arn:aws:s3:::secret/*'",
                "'Action':['A*','B*','C*','D*','E*','F*','G*','H*','I*','J*','K*','L*','M*','N*','O*','P*','Q*','R*','S*',"
                        + "'T*','U*','V*','W*','X*','Y*','Z*'],'Resource':'*'",
                "'Action':'*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'true'}}",
                "'Action':'*','Resource':'*','Condition':{'IpAddress':{'aws:SourceIp':'0.0.0.0/0'}}",
                "'Action':'*','Resource':'*','Condition':{'StringLike':{'aws:PrincipalArn':'*'}}",
                "'Action':'*','Resource':'*','Condition':{'StringLikeIfExists':{'aws:PrincipalTag/x':'*'}}",
                "'Action':'*','Resource':'*','Condition':{'DateGreaterThan':{'aws:CurrentTime':'2020-01-01T00:00:00Z'}}"
            })
    void failsWhateverWayEverythingIsAllowed(String allowed) {
        assertThat(said(allow(allowed))).isEqualTo("FAIL p: statement #1 of policy p allows everything to user bob");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'NotAction':'iam:*','Resource':'*'",
                "'NotAction':['organizations:*','account:*','IAM:*'],'Resource':'*'",
                "'NotAction':'i*','Resource':'*'",
                "'Action':'iam:*','Resource':'*'",
                "'Action':['s3:*','ec2:*','iam:*'],'Resource':'*'",
                "'Action':'*:Get*','Resource':'*'",
                "'Action':'*','Resource':'arn:aws:s3:::b/*'",
                "'Action':'*','NotResource':'arn:aws:iam::*:*'"
            })
    void passesWithLess(String allowed) {
        assertThat(said(allow(allowed))).isEqualTo("PASS p: the policy does not allow everything");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'StringEquals':{'aws:ResourceTag/team':'${aws:PrincipalTag/team}'}",
                "'StringLike':{'aws:ResourceTag/team':'web*'}"
            })
    void passesWhenAConditionOnTheTargetNarrowsItAndNamesTheKey(String condition) {
        assertThat(said(allow("'Action':'*','Resource':'*','Condition':{" + condition + "}")))
                .startsWith("PASS p: statement #1 of policy p allows everything only under conditions on aws:Resource");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Bool':{'aws:MultiFactorAuthPresent':'true'}",
                "'StringEquals':{'aws:RequestedRegion':'us-east-1'}",
                "'StringLike':{'aws:RequestedRegion':'*'}",
                "'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}",
                "'IpAddress':{'aws:SourceIp':['0.0.0.0/1','128.0.0.0/1']}",
                "'StringEquals':{'aws:ResourceAccount':'111122223333'}",
                "'StringEqualsIfExists':{'ec2:InstanceType':'t3.micro','aws:UserAgent':'x'}"
            })
    void failsOnConditionsThatNarrowNothing(String condition) {
        assertThat(said(allow("'Action':'*','Resource':'*','Condition':{" + condition + "}")))
                .startsWith("FAIL p: statement #1 of policy p allows everything to user bob");
    }

    @Test
    void failsWithBothHalvesOfACondition() {
        assertThat(said(
                        allow("'Action':'*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}"),
                        allow("'Action':'*','Resource':'*','Condition':{'BoolIfExists':{'aws:MultiFactorAuthPresent':"
                                + "'false'}}")))
                .isEqualTo("FAIL p: statement #1 of policy p allows everything to user bob");
    }

    @Test
    void passesInOneRegionWhereIamIsNot() {
        assertThat(
                        said(
                                allow(
                                        "'Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:RequestedRegion':'eu-west-1'}}")))
                .as("requests to IAM are of us-east-1")
                .isEqualTo("PASS p: the policy does not allow everything");
    }

    @Test
    void passesWhenTheAllowIsOver() {
        assertThat(said(allow(
                        "'Action':'*','Resource':'*','Condition':{'DateLessThan':{'aws:CurrentTime':'2020-01-01'}}")))
                .startsWith("PASS");
    }

    @Test
    void aDenyBesideItIsWeighed() {
        assertThat(said(GivenRights.FULL, deny("'Action':'s3:DeleteBucket','Resource':'*'")))
                .startsWith("FAIL");
        assertThat(said(GivenRights.FULL, deny("'Action':'iam:*','Resource':'arn:aws:iam::*:role/protected'")))
                .startsWith("FAIL");
        assertThat(said(GivenRights.FULL, deny("'Action':'iam:*','Resource':'*'")))
                .startsWith("PASS");
        assertThat(said(GivenRights.FULL, deny("'NotAction':'iam:*','Resource':'*'")))
                .startsWith("PASS");
        assertThat(said(GivenRights.FULL, deny("'NotResource':'arn:aws:s3:::b','Action':'*'")))
                .startsWith("PASS");
        String region = "'Condition':{'StringNotEquals':{'aws:RequestedRegion':'eu-west-1'}}";
        assertThat(said(GivenRights.FULL, deny("'NotAction':['iam:*','sts:*'],'Resource':'*'," + region)))
                .as("whoever writes policies gets around it")
                .startsWith("FAIL");
        assertThat(said(GivenRights.FULL, deny("'Action':'*','Resource':'*'," + region)))
                .as("requests to IAM are of us-east-1")
                .startsWith("PASS");
    }

    @Test
    void statementsAllowTogether() {
        assertThat(said(
                        allow("'NotAction':'iam:*','Resource':'*'"),
                        allow("'Action':'iam:*','Resource':'arn:aws:iam::*:*'")))
                .startsWith("FAIL")
                .contains("statement #2 of policy p");
        assertThat(said(
                        allow("'NotAction':'iam:*','Resource':'*'"),
                        allow("'Action':'iam:AttachRolePolicy','Resource':'arn:aws:iam::*:role/app-*'")))
                .startsWith("PASS");
    }

    @Test
    void judgesAttachedAndInlinePoliciesAndNotThoseOfAws() {
        assertThat(new GivenRights()
                        .administratorAccess()
                        .policy("own:loose", GivenRights.FULL)
                        .policy("own:limit", GivenRights.FULL)
                        .group("staff", GivenRights.FULL)
                        .role("deploy", "aws:AdministratorAccess", "{'Sid':'All'," + GivenRights.FULL.substring(1))
                        .user("bob", "aws:AdministratorAccess", "bound:limit")
                        .facts()
                        .judge(new IamNoFullAdmin()))
                .containsExactlyInAnyOrder(
                        "NOT_APPLICABLE loose: the policy is attached to no one",
                        "NOT_APPLICABLE limit: the policy is attached to no one",
                        "FAIL staff/inline: statement #1 of inline policy inline of group staff allows everything to"
                                + " group staff",
                        "FAIL deploy/inline: statement All of inline policy inline of role deploy allows everything to"
                                + " role deploy");
    }

    @Test
    void passesOnAnAccountWithoutPoliciesOfItsOwn() {
        assertThat(new GivenRights().user("bob").facts().judge(new IamNoFullAdmin()))
                .containsExactly("PASS 111122223333: the account has no customer managed or inline policies");
    }

    @Test
    void isUnknownWhenThePolicyCannotBeReadOrSeen() {
        assertThat(new GivenRights().user("bob", "{").facts().judge(new IamNoFullAdmin()))
                .containsExactly("UNKNOWN bob/inline: NOT_SETTLED inline policy inline of user bob cannot be read");
        assertThat(Given.facts().refused(new AuthorizationDetails()).judge(new IamNoFullAdmin()))
                .allMatch(line -> line.startsWith("UNKNOWN 111122223333"));
    }
}
