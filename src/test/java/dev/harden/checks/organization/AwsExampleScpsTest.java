package dev.harden.checks.organization;

import static dev.harden.checks.organization.GivenPath.FULL;
import static dev.harden.checks.organization.GivenPath.deny;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Check;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the checks to what service control policies of the kinds say that AWS publishes as examples, and to some that look
 * like them and say something else.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples.html">SCP
 *     examples</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html">Data perimeters</a>
 */
class AwsExampleScpsTest {
    private static final List<Check<?>> CHECKS = List.of(
            new OrgScpRestricts(), new OrgScpDeniesLeaving(), new OrgScpProtectsLogging(), new OrgScpRestrictsRoot());
    private static final String TRAILS = "'cloudtrail:StopLogging','cloudtrail:DeleteTrail','cloudtrail:UpdateTrail',"
            + "'cloudtrail:PutEventSelectors','config:StopConfigurationRecorder','config:DeleteConfigurationRecorder',"
            + "'config:DeleteDeliveryChannel'";
    private static final String ROOT = "'StringLike':{'aws:PrincipalArn':'arn:aws:iam::*:root'}";

    private static Arguments of(String what, String verdicts, String... statements) {
        return Arguments.of(what, verdicts, String.join(",", statements));
    }

    private static String on(String actions, String condition) {
        return FULL + "," + deny(actions + ",'Resource':'*','Condition':{" + condition + "}");
    }

    /** Gives what each restricts at all, whether it keeps from leaving, protects logging and restricts root. */
    static Stream<Arguments> examples() {
        return Stream.of(
                of(
                        "leaving",
                        "PASS PASS FAIL FAIL",
                        FULL,
                        deny("'Action':'organizations:LeaveOrganization','Resource':'*'")),
                of("root", "PASS FAIL FAIL PASS", on("'Action':'*'", ROOT)),
                of(
                        "root but for its MFA",
                        "PASS FAIL FAIL PASS",
                        on(
                                "'NotAction':['iam:CreateVirtualMFADevice','iam:EnableMFADevice','iam:GetMFADevice','iam:GetUser',"
                                        + "'iam:ListMFADevices','iam:ListVirtualMFADevices','iam:ResyncMFADevice',"
                                        + "'sts:GetSessionToken']",
                                "'ArnLike':{'aws:PrincipalArn':['arn:aws:iam::*:root']}")),
                of(
                        "root, but with stars that are stars",
                        "FAIL FAIL FAIL FAIL",
                        on("'Action':'*'", "'StringEquals':{'aws:PrincipalArn':'arn:aws:iam::*:root'}")),
                of("root of one service", "PASS FAIL FAIL FAIL", on("'Action':'ec2:*'", ROOT)),
                of(
                        "regions, but for services without",
                        "PASS FAIL FAIL FAIL",
                        on(
                                "'NotAction':['iam:*','organizations:*','route53:*','support:*','sts:*']",
                                "'StringNotEquals':{'aws:RequestedRegion':['eu-central-1','eu-west-1']},"
                                        + "'ArnNotLike':{'aws:PrincipalARN':['arn:aws:iam::*:role/Bypass']}")),
                of(
                        "all regions",
                        "FAIL FAIL FAIL FAIL",
                        on("'Action':'*'", "'StringNotLike':{'aws:RequestedRegion':'*'}")),
                of(
                        "logging but for one role",
                        "PASS FAIL PASS FAIL",
                        on(
                                "'Action':[" + TRAILS + "]",
                                "'ArnNotLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/Admin'}")),
                of(
                        "logging for whoever is in the organization, and that is all",
                        "PASS FAIL PASS FAIL",
                        on("'Action':[" + TRAILS + "]", "'StringEquals':{'aws:PrincipalOrgID':'o-1'}")),
                of(
                        "logging, one half by MFA and the other without",
                        "PASS FAIL PASS FAIL",
                        on("'Action':[" + TRAILS + "]", "'Bool':{'aws:MultiFactorAuthPresent':'true'}"),
                        deny(
                                "'Action':[" + TRAILS
                                        + "],'Resource':'*','Condition':{'BoolIfExists':{'aws:MultiFactorAuthPresent':'false'}}")),
                of(
                        "logging without MFA alone",
                        "PASS FAIL FAIL FAIL",
                        on("'Action':[" + TRAILS + "]", "'BoolIfExists':{'aws:MultiFactorAuthPresent':'false'}")),
                of(
                        "types of instances",
                        "PASS FAIL FAIL FAIL",
                        on("'Action':'ec2:RunInstances'", "'StringNotEquals':{'ec2:InstanceType':'t3.micro'}")),
                of(
                        "MFA to stop",
                        "PASS FAIL FAIL FAIL",
                        on("'Action':'ec2:StopInstances'", "'BoolIfExists':{'aws:MultiFactorAuthPresent':false}")),
                of(
                        "tags",
                        "PASS FAIL FAIL FAIL",
                        on("'Action':'ec2:RunInstances'", "'Null':{'aws:RequestTag/Project':'true'}")),
                of(
                        "sharing outside",
                        "PASS FAIL FAIL FAIL",
                        on(
                                "'Action':['ram:CreateResourceShare','ram:UpdateResourceShare']",
                                "'Bool':{'ram:RequestedAllowsExternalPrincipals':'true'}")),
                of(
                        "resources of others",
                        "PASS FAIL FAIL FAIL",
                        on("'Action':'*'", "'StringNotEqualsIfExists':{'aws:ResourceOrgID':'o-1'}")),
                of(
                        "networks of others",
                        "PASS FAIL FAIL FAIL",
                        on(
                                "'Action':'*'",
                                "'NotIpAddressIfExists':{'aws:SourceIp':['198.51.100.0/24']},'StringNotEqualsIfExists':{"
                                        + "'aws:SourceVpc':['vpc-0a1b2c3d4e5f60718']},'BoolIfExists':{'aws:ViaAWSService':'false'}")),
                of(
                        "an allow list",
                        "PASS PASS PASS PASS",
                        "{'Effect':'Allow','Action':['s3:*'],'Resource':'*','Condition':{'StringNotLike':{'aws:PrincipalArn':'arn:aws:iam::*:root'}}}"),
                of(
                        "a key of another service",
                        "FAIL FAIL FAIL FAIL",
                        on("'Action':'s3:*'", "'StringEquals':{'ec2:InstanceType':'t3.micro'}")),
                of(
                        "a key that nobody knows",
                        "UNKNOWN UNKNOWN FAIL FAIL",
                        on("'Action':'organizations:LeaveOrganization'", "'StringEquals':{'aws:Nonsense':'x'}")),
                of(
                        "a Deny that stands alone beside what cannot be read",
                        "PASS PASS UNKNOWN UNKNOWN",
                        FULL,
                        deny("'Action':'organizations:LeaveOrganization','Resource':'*'"),
                        deny("'Action':'*','Resource':'*','Extra':'1'")),
                of(
                        "a Deny of an operator that nobody knows",
                        "PASS PASS FAIL FAIL",
                        on("'Action':'organizations:*'", "'OperatorOfTomorrow':{'aws:x':'y'}"),
                        deny("'Action':'organizations:LeaveOrganization','Resource':'*'")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void areJudgedAsTheirTextSays(String what, String verdicts, String statements) {
        List<String> said = CHECKS.stream()
                .map(check -> GivenPath.of(
                        GivenPath.MEMBER,
                        GivenPath.levels(FULL, FULL, statements, FULL).judge(check)))
                .toList();
        assertThat(said.stream().map(line -> line.split(" ")[0]).toList())
                .as("%s: %s", what, said)
                .containsExactly(verdicts.split(" "));
        assertThat(said).noneMatch(line -> line.contains(" x:x ") || line.contains(" a:x "));
    }
}
