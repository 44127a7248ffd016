package dev.harden.benchmark;

import static dev.harden.benchmark.GivenControls.state;
import static dev.harden.checks.GivenNetwork.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.checks.GivenNetwork;
import dev.harden.checks.endpoint.EndpointServices;
import dev.harden.checks.exposure.ExposureDatabasePorts;
import dev.harden.checks.identity.IamPasswordPolicy;
import dev.harden.checks.nacl.NaclAdminPorts;
import dev.harden.checks.securitygroup.SgAdminPorts;
import dev.harden.checks.securitygroup.SgDatabasePorts;
import dev.harden.checks.subnet.SubnetFlowLogs;
import dev.harden.checks.subnet.SubnetNoAutoPublicIp;
import dev.harden.facts.iam.AccountPasswordPolicy;
import dev.harden.facts.iam.ConsoleUsers;
import dev.harden.network.Net;
import dev.harden.network.NetworkInterface;
import dev.harden.network.Subnet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.model.PasswordPolicy;

/** Judges controls by what real checks find. */
class ControlsTest {
    @ParameterizedTest
    @CsvSource({
        "cis-aws-3.0, 5.2, 5.3",
        "cis-aws-5.0, 5.3, 5.4",
        "cis-aws-6.0, 6.3, 6.4",
        "cis-aws-7.0, 6.3, 6.4",
        "aws-securityhub-other, EC2.53, EC2.54"
    })
    void theRulesOfOneFamilySayNothingOfTheOther(String benchmark, String v4, String v6) {
        Given open4 = GivenNetwork.of(group("in tcp 22 0.0.0.0/0"));
        assertThat(state(benchmark, v4, open4, new SgAdminPorts())).isEqualTo(State.NOT_SATISFIED);
        assertThat(state(benchmark, v6, open4, new SgAdminPorts())).isEqualTo(State.SATISFIED);
        Given open6 = GivenNetwork.of(group("in tcp 3389 ::/0"));
        assertThat(state(benchmark, v4, open6, new SgAdminPorts())).isEqualTo(State.SATISFIED);
        assertThat(state(benchmark, v6, open6, new SgAdminPorts())).isEqualTo(State.NOT_SATISFIED);
    }

    @ParameterizedTest
    @CsvSource({
        "EC2.13, in tcp 22 0.0.0.0/0, NOT_SATISFIED",
        "EC2.13, in tcp 22 ::/0, NOT_SATISFIED",
        "EC2.13, in tcp 3389 0.0.0.0/0, SATISFIED",
        "EC2.14, in tcp 22 0.0.0.0/0, SATISFIED",
        "EC2.14, in tcp 3389 0.0.0.0/0, NOT_SATISFIED",
        "EC2.53, in tcp 5900 0.0.0.0/0, SATISFIED",
        "EC2.53, in udp 3389 0.0.0.0/0, NOT_SATISFIED",
        "EC2.53, in all 0.0.0.0/0, NOT_SATISFIED"
    })
    void aControlOfAPortIsJudgedByThatPort(String control, String rule, State state) {
        assertThat(state("aws-securityhub-other", control, GivenNetwork.of(group(rule)), new SgAdminPorts()))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"cis-aws-5.0, 5.1.2", "cis-aws-6.0, 6.1.2", "cis-aws-7.0, 6.1.2"})
    void cifsIsJudgedByPort445Alone(String benchmark, String control) {
        assertThat(state(benchmark, control, GivenNetwork.of(group("in tcp 22 0.0.0.0/0")), new SgAdminPorts()))
                .isEqualTo(State.PARTIAL);
        assertThat(state(benchmark, control, GivenNetwork.of(group("in tcp 400-500 ::/0")), new SgAdminPorts()))
                .isEqualTo(State.NOT_SATISFIED);
    }

    @Test
    void aPortThatTheOptionLeavesOutIsNoEvidence() {
        Given given = GivenNetwork.of(group("in tcp 445 0.0.0.0/0")).option("sg-admin-ports.ports", List.of(22));
        assertThat(state("cis-aws-5.0", "5.1.2", given, new SgAdminPorts())).isEqualTo(State.NO_EVIDENCE);
        assertThat(state("cis-aws-5.0", "5.3", given, new SgAdminPorts()))
                .as("22 is judged, and 3389 is not")
                .isEqualTo(State.PARTIAL);
    }

    @ParameterizedTest
    @CsvSource({
        "in tcp 5432 0.0.0.0/0, NOT_SATISFIED",
        "in tcp 6379 0.0.0.0/0, PARTIAL",
        "in tcp 23 0.0.0.0/0, NOT_SATISFIED",
        "in tcp 5900 0.0.0.0/0, PARTIAL"
    })
    void highRiskPortsAreThoseOfTheControl(String rule, State state) {
        Given given = GivenNetwork.of(group(rule));
        assertThat(state("aws-fsbp", "EC2.19", given, new SgAdminPorts(), new SgDatabasePorts()))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"EC2.10, ec2", "EC2.55, ecr.api", "EC2.56, ecr.dkr", "EC2.58, ssm-contacts", "EC2.60, ssm-incidents"})
    void endpointsThatNobodyAskedForAreNotThere(String control, String service) {
        Net net = Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "vpc-1", "a")
                .main("rtb-main", "vpc-1");
        for (String one : List.of("ssm", "ssmmessages", "logs", "kms", "sts")) {
            net.endpoint("vpce-" + one, "vpc-1", one, "Interface", "", List.of("subnet-1"));
        }
        Given given = GivenNetwork.of(net);
        assertThat(given.judge(new EndpointServices(), REGION))
                .first()
                .asString()
                .startsWith("PASS");
        assertThat(state("aws-fsbp", control, given, new EndpointServices())).isEqualTo(State.NO_EVIDENCE);
        assertThat(state("aws-fsbp", "EC2.57", given, new EndpointServices())).isEqualTo(State.PARTIAL);
        Given asked = given.option("endpoint-services.required", List.of(service));
        assertThat(state("aws-fsbp", control, asked, new EndpointServices())).isEqualTo(State.NOT_SATISFIED);
    }

    @ParameterizedTest
    @CsvSource({
        "EC2.10, NO_EVIDENCE",
        "EC2.55, NO_EVIDENCE",
        "EC2.56, NO_EVIDENCE",
        "EC2.57, NOT_SATISFIED",
        "EC2.58, NO_EVIDENCE",
        "EC2.60, NO_EVIDENCE"
    })
    void withoutAnyEndpointNoControlOfEndpointsIsSatisfied(String control, State state) {
        Net net = Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "vpc-1", "a")
                .main("rtb-main", "vpc-1");
        assertThat(state("aws-fsbp", control, GivenNetwork.of(net), new EndpointServices()))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cis-aws-3.0 2.3.3", "cis-aws-5.0 2.2.3", "cis-aws-6.0 3.2.3", "cis-aws-7.0 3.2.3"})
    void anInterfaceThatIsNoneOfRdsSaysNothingOfRds(String control) {
        String[] parts = control.split(" ");
        Given given = GivenNetwork.of(reached(""));
        assertThat(given.judge(new ExposureDatabasePorts(), REGION))
                .first()
                .asString()
                .startsWith("FAIL");
        assertThat(state(parts[0], parts[1], given, new ExposureDatabasePorts()))
                .isEqualTo(State.UNDETERMINED);
        Given rds = GivenNetwork.of(reached("RDSNetworkInterface"));
        assertThat(state(parts[0], parts[1], rds, new ExposureDatabasePorts())).isEqualTo(State.NOT_SATISFIED);
    }

    /** Gives an interface that the Internet reaches on a database port, with what its maker wrote about it. */
    private static Net reached(String description) {
        return Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "vpc-1", "a")
                .gateway("igw-1", "vpc-1")
                .main("rtb-1", "vpc-1", "0.0.0.0/0>igw-1")
                .defaultAcl("acl-1", "vpc-1", "subnet-1")
                .group("sg-db", "vpc-1", "db", "in tcp 5432 0.0.0.0/0")
                .eni(
                        "eni-1",
                        "subnet-1",
                        List.of("sg-db"),
                        new NetworkInterface.Use("interface", description, true, "", false),
                        "203.0.113.7");
    }

    @ParameterizedTest
    @CsvSource({"14, 24, SATISFIED, SATISFIED", "8, 24, NOT_SATISFIED, SATISFIED", "14, 5, SATISFIED, NOT_SATISFIED"})
    void lengthAndReuseAreControlsOfTheirOwn(int length, int reuse, State lengths, State reuses) {
        Given given = Given.facts()
                .fact(new ConsoleUsers(), true)
                .fact(
                        new AccountPasswordPolicy(),
                        Optional.of(PasswordPolicy.builder()
                                .minimumPasswordLength(length)
                                .passwordReusePrevention(reuse)
                                .build()));
        assertThat(state("cis-aws-3.0", "1.8", given, new IamPasswordPolicy())).isEqualTo(lengths);
        assertThat(state("cis-aws-3.0", "1.9", given, new IamPasswordPolicy())).isEqualTo(reuses);
        Given lax = given.option("iam-password-policy.length", 6).option("iam-password-policy.reuse", 1);
        assertThat(lax.judge(new IamPasswordPolicy())).first().asString().startsWith("PASS");
        assertThat(state("cis-aws-5.0", "1.7", lax, new IamPasswordPolicy()))
                .as("the option is the user's, the control the benchmark's")
                .isEqualTo(lengths);
        assertThat(state("aws-securityhub-other", "IAM.16", lax, new IamPasswordPolicy()))
                .isEqualTo(reuses);
    }

    @Test
    void withoutConsoleUsersAPasswordControlIsNotApplicable() {
        Given given = Given.facts().fact(new ConsoleUsers(), false);
        assertThat(state("cis-aws-3.0", "1.8", given, new IamPasswordPolicy())).isEqualTo(State.NOT_APPLICABLE);
    }

    @Test
    void anAclThatNoSubnetUsesCountsByItsRules() {
        Net net = Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .acl("acl-1", "vpc-1", List.of(), "100 in allow tcp 22 0.0.0.0/0");
        Given given = GivenNetwork.of(net);
        assertThat(given.judge(new NaclAdminPorts(), REGION)).allMatch(line -> line.startsWith("NOT_APPLICABLE"));
        assertThat(state("cis-aws-5.0", "5.2", given, new NaclAdminPorts())).isEqualTo(State.NOT_SATISFIED);
    }

    @Test
    void flowLogsOfSubnetsAreNoneOfTheVpc() {
        Net net = Net.empty().vpc("vpc-1", "10.0.0.0/16").subnet("subnet-1", "vpc-1", "a");
        Given given = GivenNetwork.of(net.flowLog("subnet-1", "ALL", "ACTIVE", "SUCCESS"));
        assertThat(given.judge(new SubnetFlowLogs(), REGION)).first().asString().startsWith("PASS");
        assertThat(state("cis-aws-3.0", "3.7", given, new SubnetFlowLogs())).isEqualTo(State.NOT_SATISFIED);
        Given whole = GivenNetwork.of(net.flowLog("vpc-1", "REJECT", "ACTIVE", "SUCCESS"));
        assertThat(state("aws-fsbp", "EC2.6", whole, new SubnetFlowLogs())).isEqualTo(State.SATISFIED);
    }

    @Test
    void subnetsThatTheUserLeavesOutAreAGap() {
        Net net = Net.empty().vpc("vpc-1", "10.0.0.0/16").subnet("subnet-1", "vpc-1", "a");
        net.subnet("subnet-2", "vpc-1", "a", new Subnet.Addresses(false, false, false, false))
                .main("rtb-1", "vpc-1");
        Given given = GivenNetwork.of(net).option("subnet-no-auto-public-ip.allowed", List.of("subnet-1"));
        assertThat(state("aws-fsbp", "EC2.15", given, new SubnetNoAutoPublicIp()))
                .isEqualTo(State.PARTIAL);
    }

    private static Net group(String... rules) {
        return Net.empty()
                .vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "vpc-1", "a")
                .group("sg-web", "vpc-1", "web", rules)
                .eni("eni-1", "subnet-1", List.of("sg-web"));
    }
}
