package dev.harden.model.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.model.Account;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnAccessTest {
    private static final String CALLER = "arn:aws:iam::111122223333:user/me";

    private static Step revoked(Object... rule) {
        return Step.of(Call.of(
                        "ec2", "RevokeSecurityGroupIngress", "eu-west-1", "SecurityGroupRuleIds", List.of("sgr-1")))
                .undoneBy(permissions("AuthorizeSecurityGroupIngress", rule))
                .but(Effect.CUTS_OFF, "everybody");
    }

    private static Call permissions(String operation, Object... rule) {
        return Call.of("ec2", operation, "eu-west-1", "IpPermissions", List.of(Call.map(rule)));
    }

    private static String access(String caller, String type, Step... steps) {
        return OwnAccess.of(
                        new Account("111122223333", "aws", caller), new Target(type, "eu-west-1", "x"), List.of(steps))
                .orElse("");
    }

    private static String access(Step... steps) {
        return access(CALLER, "X::Y::Z", steps);
    }

    @Test
    void aWayInIsSeenAlsoWhereARuleGoesByItsId() {
        List<Object> world = List.of(Call.map("CidrIp", "0.0.0.0/0"));
        List<Object> office = List.of(Call.map("CidrIp", "203.0.113.0/24", "Description", "office"));
        Step revoked = revoked("IpProtocol", "tcp", "FromPort", 0, "ToPort", 4000, "IpRanges", world);
        assertThat(access(revoked)).contains("tcp 22 (SSH)");
        Step kept = Step.of(permissions(
                "AuthorizeSecurityGroupIngress",
                "IpProtocol",
                "tcp",
                "FromPort",
                0,
                "ToPort",
                3305,
                "IpRanges",
                world));
        assertThat(access(kept, revoked)).as("22 stays").contains("tcp 3389 (RDP)");
        Step other = Step.of(permissions(
                "AuthorizeSecurityGroupIngress",
                "IpProtocol",
                "tcp",
                "FromPort",
                0,
                "ToPort",
                4000,
                "IpRanges",
                office));
        assertThat(access(other, revoked)).as("22 stays for others alone").contains("tcp 22 (SSH)");
        assertThat(access(revoked("IpProtocol", "udp", "FromPort", 22, "ToPort", 22, "IpRanges", world)))
                .isEmpty();
        assertThat(access(revoked("IpProtocol", "17", "FromPort", 1194, "ToPort", 1194, "IpRanges", world)))
                .contains("OpenVPN");
        assertThat(access(revoked("IpProtocol", "-1", "UserIdGroupPairs", List.of(Call.map("GroupId", "sg-1")))))
                .contains("tcp 22 (SSH)");
    }

    @Test
    void aWayInIsAlsoWhatSessionManagerGoesOutByAndWhatIsNoPort() {
        Step out = Step.of(permissions(
                        "RevokeSecurityGroupEgress",
                        "IpProtocol",
                        "-1",
                        "IpRanges",
                        List.of(Call.map("CidrIp", "0.0.0.0/0"))))
                .but(Effect.CUTS_OFF, "all traffic");
        assertThat(access(out)).contains("tcp 443 (Session Manager)");
        Step console = Step.of(Call.of("ec2", "DisableSerialConsoleAccess", "eu-west-1"))
                .but(Effect.CUTS_OFF, "whoever");
        assertThat(access(console)).contains("the serial console");
        Step gateways = Step.of(Call.of("ec2", "ModifyVpcBlockPublicAccessOptions", "eu-west-1"))
                .but(Effect.CUTS_OFF, "what comes in");
        assertThat(access(gateways)).contains("an Internet gateway");
        Step entry = Step.of(Call.of(
                        "ec2",
                        "ReplaceNetworkAclEntry",
                        "eu-west-1",
                        "Protocol",
                        "6",
                        "PortRange",
                        Call.map("From", 3389, "To", 3389),
                        "Egress",
                        false))
                .but(Effect.CUTS_OFF, "tcp 3389");
        assertThat(access(entry)).contains("RDP");
    }

    @Test
    void credentialsAreThoseOfTheUserTheRoleOrPerhapsAGroup() {
        String sso = "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/me@example.org";
        Step role = Step.of(
                Call.of("iam", "DetachRolePolicy", "us-east-1", "RoleName", "AWSReservedSSO_Admin_0123456789abcdef"));
        assertThat(access(sso, "AWS::IAM::Role", role)).contains("of AWSReservedSSO_Admin_0123456789abcdef;");
        String nested = "arn:aws:iam::111122223333:user/people/admins/me";
        Step key = Step.of(Call.of("iam", "UpdateAccessKey", "us-east-1", "UserName", "me"));
        assertThat(access(nested, "AWS::IAM::AccessKey", key)).contains("of me;");
        Step group = Step.of(Call.of("iam", "DetachGroupPolicy", "us-east-1", "GroupName", "admins"))
                .but(Effect.CUTS_OFF, "group admins");
        assertThat(access(nested, "AWS::IAM::Group", group)).contains("group admins, as perhaps you");
        assertThat(access(sso, "AWS::IAM::Group", group)).isEmpty();
    }
}
