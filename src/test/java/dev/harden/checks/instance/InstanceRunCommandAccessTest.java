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
                .isEqualTo("FAIL 111122223333: 1 may run commands on every instance or hybrid node: user bob");
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
                .isEqualTo(
                        "PASS 111122223333: nobody but administrators, of whom there are 1, may run commands on every"
                                + " instance or hybrid node");
        assertThat(said(new GivenRights()
                        .trusted("both", "{'Service':'ec2.amazonaws.com','AWS':'111122223333'}", "", SEND)
                        .trusted("git", "{'Federated':'arn:aws:iam::111122223333:oidc-provider/x'}", "", SEND)
                        .trusted("any", "'*'", "", SEND)))
                .isEqualTo(
                        "FAIL 111122223333: 3 may run commands on every instance or hybrid node: role both, role git, role any");
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
}
