package dev.harden.checks.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.GivenRights;
import dev.harden.facts.iam.AuthorizationDetails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceRunCommandAccessTest {
    private static final String SEND = "{'Effect':'Allow','Action':'ssm:SendCommand','Resource':'*'}";

    private static String said(GivenRights rights) {
        return rights.facts().judge(new InstanceRunCommandAccess()).get(0);
    }

    private static String user(String allowed) {
        return said(new GivenRights().user("bob", "{'Effect':'Allow'," + allowed + "}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Action':'ssm:SendCommand','Resource':'*'",
                "'Action':'ssm:StartSession','Resource':'arn:aws:ec2:*:*:instance/*'",
                "'Action':'ssm:StartSession','Resource':'arn:aws:ec2:*:111122223333:instance/i-*'",
                "'Action':'ssm:Start*','Resource':'arn:aws:ec2:eu-west-1:111122223333:instance/*'",
                "'Action':'ssm:SendCommand','Resource':['arn:aws:ec2:*:*:instance/*','arn:aws:ssm:*:*:document/*']",
                "'Action':'ssm:StartSession','Resource':'arn:aws:ssm:*:*:managed-instance/*'",
                "'Action':'ssm:SendCommand','Resource':['arn:aws:ssm:*:111122223333:managed-instance/mi-*','arn:aws:ssm:*:*:document/*']",
                "'Action':'ssm:SendCommand','Resource':['arn:aws:ec2:*:*:instance/*','arn:aws:ssm:*::document/AWS-RunShellScript']",
                "'Action':'ssm:SendCommand','Resource':['arn:aws:ec2:*:*:instance/*','arn:aws:ssm:*:*:document/AWS-Run*']",
                "'Action':'ssm:SendCommand','Resource':['arn:aws:ec2:*:*:instance/*','arn:aws:ssm:*:*:document/restart-*']",
                "'NotAction':['iam:*','organizations:*'],'Resource':'*'",
                "'Action':'ssm:StartSession','Resource':'*','Condition':{'BoolIfExists':{'ssm:SessionDocumentAccessCheck':'true'}}"
            })
    void failsWhateverWayEveryInstanceIsReached(String allowed) {
        assertThat(user(allowed))
                .startsWith(
                        "FAIL 111122223333: 1 principal may run commands on every instance or hybrid node: user bob");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Action':'ssm:StartSession','Resource':'arn:aws:ec2:*:*:instance/i-0123456789abcdef0'",
                "'Action':'ssm:StartSession','Resource':'*','Condition':{'StringLike':{'ssm:resourceTag/team':'web'}}",
                "'Action':'ssm:SendCommand','Resource':'arn:aws:ssm:*:*:document/*'",
                "'Action':'ssm:SendCommand','Resource':'arn:aws:ec2:*:*:instance/*'",
                "'Action':'ssm:SendCommand','Resource':['arn:aws:ec2:*:*:instance/*','arn:aws:ssm:*:*:document/AWS-ConfigureAWSPackage']",
                "'Action':'ssm:SendCommand','Resource':['arn:aws:ec2:*:*:instance/*','arn:aws:ssm:*::document/AWS-UpdateSSMAgent','arn:aws:ssm:*::document/AmazonCloudWatch-ManageAgent']",
                "'Action':'ssm:SendCommand','Resource':['arn:aws:ec2:*:*:instance/*','arn:aws:ssm:*::document/AWS-RunPatchBaseline']",
                "'Action':'ssm:StartSession','Resource':'arn:aws:ssm:*:*:managed-instance/mi-0123456789abcdef0'",
                "'Action':'ssm:ListCommands','Resource':'*'"
            })
    void passesWithLess(String allowed) {
        assertThat(user(allowed)).startsWith("PASS");
    }

    @Test
    void rolesThatOnlyServicesAssumeAreLeftOut() {
        assertThat(said(new GivenRights()
                        .trusted("node", "{'Service':['ec2.amazonaws.com','ssm.amazonaws.com']}", "", SEND)
                        .trusted("AWSServiceRoleForX", "{'AWS':'1'}", "aws-service-role/x.amazonaws.com/", SEND)
                        .user("admin", GivenRights.FULL)))
                .isEqualTo("PASS 111122223333: no one except administrators (1) may run commands on every"
                        + " instance or hybrid node");
        assertThat(said(new GivenRights()
                        .trusted("both", "{'Service':'ec2.amazonaws.com','AWS':'111122223333'}", "", SEND)
                        .trusted("git", "{'Federated':'arn:aws:iam::111122223333:oidc-provider/x'}", "", SEND)
                        .trusted("any", "'*'", "", SEND)))
                .isEqualTo(
                        "FAIL 111122223333: 3 principals may run commands on every instance or hybrid node: role both, role git, role any");
    }

    @Test
    void isUnknownOnlyWhenNothingIsCertain() {
        assertThat(said(new GivenRights().trusted("odd", "", "", SEND)))
                .isEqualTo("UNKNOWN 111122223333: NOT_SETTLED the trust policy of role odd cannot be read");
        assertThat(said(new GivenRights().trusted("odd", "", "", SEND).user("bob", SEND)))
                .startsWith("FAIL");
        assertThat(said(new GivenRights().user("bob", "{"))).startsWith("UNKNOWN");
        assertThat(Given.facts()
                        .refused(new AuthorizationDetails())
                        .judge(new InstanceRunCommandAccess())
                        .get(0))
                .startsWith("UNKNOWN");
    }

    private static String conditional(String condition) {
        return user("'Action':['ssm:SendCommand','ssm:StartSession'],'Resource':'*','Condition':{" + condition + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}",
                "'StringEquals':{'aws:SourceVpce':'vpce-0a1b2c3d'}",
                "'StringEquals':{'aws:PrincipalOrgID':'o-exampleorg1'}",
                "'Bool':{'aws:MultiFactorAuthPresent':'false'}",
                "'StringLike':{'aws:UserAgent':'*aws-cli*'}",
                "'DateLessThan':{'aws:CurrentTime':'2999-01-01T00:00:00Z'}"
            })
    void failsUnderConditionsOfTheRequestAndSaysThem(String condition) {
        assertThat(conditional(condition))
                .startsWith(
                        "FAIL 111122223333: 1 principal may run commands on every instance or hybrid node: user bob under conditions on aws:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'StringEquals':{'aws:ResourceTag/team':'web'}",
                "'StringEqualsIfExists':{'ssm:resourceTag/team':'web'}",
                "'StringNotEquals':{'aws:ResourceTag/protected':'true'}",
                "'StringEquals':{'aws:ResourceAccount':'999988887777'}",
                "'StringEquals':{'aws:ResourceTag/owner':'${aws:username}'}",
                "'DateLessThan':{'aws:CurrentTime':'2020-01-01T00:00:00Z'}",
                "'StringEquals':{'aws:PrincipalArn':'arn:aws:iam::*:user/*'}",
                "'StringEquals':{'aws:PrincipalTag/team':'web'}",
                "'StringEquals':{'ec2:InstanceType':'t3.micro'}"
            })
    void passesWhereTheTargetNarrowsItOrNobodyFulfilsIt(String condition) {
        assertThat(conditional(condition)).startsWith("PASS");
    }

    @Test
    void theSameRegionInTheArnAndInAConditionIsTheSame() {
        assertThat(conditional("'StringEquals':{'aws:RequestedRegion':'eu-west-1'}"))
                .isEqualTo(
                        "FAIL 111122223333: 1 principal may run commands on every instance or hybrid node: user bob in eu-west-1");
        assertThat(user("'Action':'ssm:StartSession','Resource':'arn:aws:ec2:eu-west-1:*:instance/*'"))
                .isEqualTo(
                        "FAIL 111122223333: 1 principal may run commands on every instance or hybrid node: user bob in eu-west-1");
    }

    @Test
    void halvesByTagsAreEveryInstance() {
        String half =
                "{'Effect':'Allow','Action':'ssm:StartSession','Resource':'*','Condition':{'%s':{'aws:ResourceTag/a':'b'}}}";
        assertThat(said(new GivenRights()
                        .user("bob", half.formatted("StringEquals"), half.formatted("StringNotEquals"))))
                .isEqualTo(
                        "FAIL 111122223333: 1 principal may run commands on every instance or hybrid node: user bob");
    }

    @Test
    void aDenyOfTheOfficeOrOfOtherRegionsTakesNoPower() {
        String office = "{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'NotIpAddress':{'aws:SourceIp':"
                + "['198.51.100.0/24','203.0.113.64/26']},'Bool':{'aws:ViaAWSService':'false'}}}";
        String regions = "{'Effect':'Deny','NotAction':['iam:*','support:*'],'Resource':'*','Condition':{"
                + "'StringNotEquals':{'aws:RequestedRegion':['eu-west-3','eu-north-1']}}}";
        String tagged =
                "{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'Null':{'aws:ResourceTag/team':'true'}}}";
        assertThat(said(new GivenRights().user("bob", SEND, office)))
                .startsWith("FAIL")
                .contains("under conditions on aws:SourceIp");
        assertThat(said(new GivenRights().user("bob", SEND, regions)))
                .isEqualTo(
                        "FAIL 111122223333: 1 principal may run commands on every instance or hybrid node: user bob in eu-north-1");
        assertThat(said(new GivenRights().user("bob", SEND, tagged))).startsWith("PASS");
    }

    @Test
    void theOwnAccountLeavesNoInstanceOut() {
        assertThat(conditional("'StringEquals':{'aws:ResourceAccount':'111122223333'}"))
                .startsWith("FAIL");
        assertThat(conditional("'StringEquals':{'aws:ResourceAccount':'444455556666'}"))
                .startsWith("PASS");
    }

    @Test
    void aKeyThatAwsDoesNotNameLeavesItOpen() {
        assertThat(conditional("'StringEquals':{'aws:Nonsense':'x'}"))
                .isEqualTo("UNKNOWN 111122223333: NOT_SETTLED inline policy inline of user bob has a condition on"
                        + " aws:Nonsense, a key that AWS's lists do not name");
        assertThat(conditional("'StringEquals':{'aws:Nonsense':'x','aws:ResourceTag/a':'b'}"))
                .as("it is narrowed whatever that is")
                .startsWith("PASS");
    }

    @Test
    void documentsThatRunAProgramOfTheirOwnAreNoCommands() {
        String with =
                "'Action':'ssm:SendCommand','Resource':['arn:aws:ec2:*:*:instance/*','arn:aws:ssm:*:*:document/%s']";
        assertThat(user(with.formatted("AWS-RunPatchBaseline"))).startsWith("PASS");
        assertThat(user(with.formatted("AWS-UpdateSSMAgent"))).startsWith("PASS");
        assertThat(user(with.formatted("AWS-RunShellScript"))).startsWith("FAIL");
        assertThat(user(with.formatted("AWS-Run*"))).startsWith("FAIL");
    }

    @Test
    void theTagsOfAUserAreKnownAndThoseOfASessionAreNot() {
        String web = "{'Effect':'Allow','Action':'ssm:StartSession','Resource':'*','Condition':{"
                + "'StringEquals':{'aws:PrincipalTag/team':'web'}}}";
        assertThat(said(new GivenRights().user("bob", web).tagged("team", "web")))
                .isEqualTo(
                        "FAIL 111122223333: 1 principal may run commands on every instance or hybrid node: user bob");
        assertThat(said(new GivenRights().user("bob", web).tagged("team", "shop")))
                .startsWith("PASS");
        assertThat(said(new GivenRights().role("app", web)))
                .isEqualTo(
                        "FAIL 111122223333: 1 principal may run commands on every instance or hybrid node: role app under conditions on"
                                + " aws:PrincipalTag/team");
    }
}
