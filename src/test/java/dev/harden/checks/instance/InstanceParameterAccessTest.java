package dev.harden.checks.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.GivenRights;
import dev.harden.facts.iam.AuthorizationDetails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceParameterAccessTest {
    private static String said(GivenRights rights) {
        return rights.facts().judge(new InstanceParameterAccess()).get(0);
    }

    private static String role(String allowed) {
        return said(new GivenRights().role("app", "{'Effect':'Allow'," + allowed + "}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Action':'ssm:GetParameter','Resource':'*'",
                "'Action':'ssm:getparametersbypath','Resource':'arn:aws:ssm:*:*:parameter/*'",
                "'Action':'ssm:Get*','Resource':['arn:aws:ssm:*:111122223333:parameter*']",
                "'Action':'ssm:GetParameterHistory','Resource':'arn:*:ssm:*'",
                "'Action':'ssm:*','Resource':'arn:aws:ssm:eu-west-1:111122223333:parameter/*'",
                "'NotAction':'iam:*','Resource':'*'",
                "'Action':'ssm:GetParameter*','NotResource':'arn:aws:s3:::b'",
                "'Action':'ssm:GetParameters','Resource':'*','Condition':{'StringLike':{'aws:PrincipalArn':'*'}}"
            })
    void failsWhateverWayEveryParameterMayBeRead(String allowed) {
        assertThat(role(allowed)).startsWith("FAIL 111122223333: 1 principal may read every parameter: role app");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Action':'ssm:GetParameter*','Resource':'arn:aws:ssm:*:*:parameter/app/*'",
                "'Action':'ssm:GetParameter*','NotResource':'arn:aws:ssm:*:*:parameter/secret'",
                "'Action':'ssm:DescribeParameters','Resource':'*'",
                "'Action':'ssm:GetParameter*','Resource':'*','Condition':{'StringEquals':{'aws:ResourceTag/a':'b'}}"
            })
    void passesWithLess(String allowed) {
        assertThat(role(allowed)).startsWith("PASS");
    }

    @Test
    void administratorsMayAndServiceLinkedRolesAreLeftOut() {
        assertThat(said(new GivenRights()
                        .user("admin", GivenRights.FULL)
                        .trusted(
                                "AWSServiceRoleForX",
                                "{'Service':'x.amazonaws.com'}",
                                "aws-service-role/x.amazonaws.com/",
                                "{'Effect':'Allow','Action':'ssm:*','Resource':'*'}")))
                .isEqualTo("PASS 111122223333: no one except administrators (1) may read every parameter");
    }

    @Test
    void servicesRolesAndUsersByTheirGroupsAreJudged() {
        assertThat(said(new GivenRights()
                        .policy(
                                "aws:ReadOnlyAccess",
                                "{'Effect':'Allow','Action':['s3:Get*','ssm:Get*'],'Resource':'*'}")
                        .group("staff", "aws:ReadOnlyAccess")
                        .user("bob", "group:staff")
                        .trusted("web", "{'Service':'ec2.amazonaws.com'}", "", "aws:ReadOnlyAccess")))
                .isEqualTo("FAIL 111122223333: 2 principals may read every parameter: user bob, role web");
    }

    @Test
    void whatEveryManagedNodeNeedsIsNamedAndFailsNothing() {
        String core = "{'Effect':'Allow','Action':['ssm:GetParameter','ssm:GetParameters'],'Resource':'*'}";
        GivenRights rights = new GivenRights()
                .policy("aws:AmazonSSMManagedInstanceCore", core)
                .role("node", "aws:AmazonSSMManagedInstanceCore");
        assertThat(said(rights)).startsWith("PASS").endsWith("allows these to read them too: role node");
        assertThat(said(rights.role("more", "aws:AmazonSSMManagedInstanceCore", core)))
                .startsWith("FAIL 111122223333: 1 principal may read every parameter: role more");
    }

    @Test
    void aDenyOrABoundaryTakesItAway() {
        assertThat(
                        said(
                                new GivenRights()
                                        .role(
                                                "app",
                                                "{'Effect':'Allow','Action':'ssm:*','Resource':'*'}",
                                                "{'Effect':'Deny','Action':'ssm:GetParam*','Resource':'arn:aws:ssm:*:*:parameter/prod/*'}")))
                .startsWith("PASS");
        assertThat(said(new GivenRights()
                        .policy("own:limit", "{'Effect':'Allow','Action':'s3:*','Resource':'*'}")
                        .role("app", "{'Effect':'Allow','Action':'ssm:*','Resource':'*'}", "bound:limit")))
                .startsWith("PASS");
    }

    @Test
    void isUnknownOnlyWhenNothingIsCertain() {
        assertThat(said(new GivenRights().role("app", "{")))
                .isEqualTo("UNKNOWN 111122223333: NOT_SETTLED inline policy inline of role app cannot be read");
        assertThat(said(new GivenRights()
                        .role("app", "{")
                        .role("all", "{'Effect':'Allow','Action':'ssm:*','Resource':'*'}")))
                .startsWith("FAIL");
        assertThat(Given.facts()
                        .refused(new AuthorizationDetails())
                        .judge(new InstanceParameterAccess())
                        .get(0))
                .startsWith("UNKNOWN");
    }

    @Test
    void conditionsOfTheRequestCountAndThoseOfTheTargetDoNot() {
        String reads = "{'Effect':'Allow','Action':'ssm:GetParameter*','Resource':'*','Condition':{%s}}";
        assertThat(said(new GivenRights()
                        .user("bob", reads.formatted("'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}"))))
                .startsWith(
                        "FAIL 111122223333: 1 principal may read every parameter: user bob under conditions on aws:SourceIp");
        assertThat(said(new GivenRights()
                        .user("bob", reads.formatted("'StringEquals':{'aws:RequestedRegion':'eu-west-1'}"))))
                .isEqualTo("FAIL 111122223333: 1 principal may read every parameter: user bob in eu-west-1");
        assertThat(said(new GivenRights().user("bob", reads.formatted("'StringEquals':{'aws:ResourceTag/a':'b'}"))))
                .startsWith("PASS");
    }
}
