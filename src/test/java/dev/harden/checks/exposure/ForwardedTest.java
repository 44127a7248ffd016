package dev.harden.checks.exposure;

import static dev.harden.checks.GivenNetwork.REGION;
import static dev.harden.checks.exposure.GivenForwarders.vpc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Check;
import dev.harden.checks.Given;
import dev.harden.facts.elbv2.LoadBalancers;
import dev.harden.facts.elbv2.TargetGroupAttributes;
import dev.harden.facts.elbv2.TargetGroups;
import dev.harden.facts.elbv2.TargetHealth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedTest {
    private static final ExposureAdminPorts ADMIN = new ExposureAdminPorts();
    private static final ExposureUnexpected UNEXPECTED = new ExposureUnexpected();
    private static final String SSH = "in tcp 22 0.0.0.0/0";
    private static final String BEHIND = "eni-i-1";

    private static String of(String interfaceId, Given given, Check<?> check) {
        return given.judge(check, REGION).stream()
                .filter(line -> line.contains(" " + interfaceId + ":"))
                .findFirst()
                .orElseThrow();
    }

    private static String admin(GivenForwarders given) {
        return of(BEHIND, given.facts(), ADMIN);
    }

    private static GivenForwarders network(String... rules) {
        return vpc(rules)
                .instance("i-1", "10.0.2.10")
                .balancer("net/lb/1", "subnet-1", "10.0.1.20/54.1.2.3")
                .listener("net/lb/1", "TCP", 443, "ssh")
                .group("ssh", "instance", "TCP", 22, "i-1");
    }

    @Test
    void aNetworkLoadBalancersTargetIsReachedOnItsOwnPort() {
        Given given = network(SSH).facts();
        assertThat(of(BEHIND, given, ADMIN))
                .isEqualTo("FAIL eni-i-1: the Internet reaches tcp 22 of instance i-1 through load balancer net/lb/1");
        assertThat(given.evidence(ADMIN, REGION))
                .contains(
                        "load balancer net/lb/1 takes tcp 443 and sends it on to tcp 22 of i-1, in target group ssh, with"
                                + " the client's address")
                .anyMatch(line -> line.startsWith("security group sg-web lets it in by rule"));
        assertThat(of("eni-net-lb-1", given, ADMIN))
                .isEqualTo("PASS eni-net-lb-1: reached on tcp 443, but on no admin port: there load balancer net/lb/1"
                        + " listens to none of it");
    }

    @Test
    void aListenerWhoseTargetsAllRefuseIsNotReached() {
        Given given = vpc("in tcp 22 198.51.100.0/28")
                .instance("i-1", "10.0.2.10")
                .balancer("net/lb/1", "subnet-1", "10.0.1.20/54.1.2.3")
                .listener("net/lb/1", "TCP", 22, "ssh")
                .group("ssh", "instance", "TCP", 22, "i-1")
                .facts();
        assertThat(of("eni-net-lb-1", given, ADMIN))
                .isEqualTo("PASS eni-net-lb-1: not reached: no target of load balancer net/lb/1 takes it in");
        assertThat(of(BEHIND, given, ADMIN)).startsWith("PASS");
    }

    @Test
    void theBalancerIsJudgedByItsListenersAndTheTargetByItsPort() {
        Given given = vpc("in tcp 8080 0.0.0.0/0")
                .instance("i-1", "10.0.2.10")
                .balancer("net/lb/1", "subnet-1", "10.0.1.20/54.1.2.3")
                .listener("net/lb/1", "TCP", 22, "web")
                .group("web", "instance", "TCP", 8080, "i-1")
                .facts();
        assertThat(of("eni-net-lb-1", given, ADMIN)).startsWith("FAIL eni-net-lb-1: the Internet reaches tcp 22");
        assertThat(of(BEHIND, given, ADMIN)).startsWith("PASS eni-i-1: reached on tcp 8080 through load balancer");
    }

    @Test
    void aTargetsOwnPortComesBeforeItsGroups() {
        assertThat(admin(vpc("in tcp 3389 0.0.0.0/0")
                        .instance("i-1", "10.0.2.10")
                        .balancer("net/lb/1", "subnet-1", "10.0.1.20/54.1.2.3")
                        .listener("net/lb/1", "TCP", 443, "any")
                        .group("any", "instance", "TCP", 443, "i-1:3389")))
                .startsWith("FAIL eni-i-1: the Internet reaches tcp 3389");
    }

    @ParameterizedTest
    @CsvSource({
        "in tcp 22 10.0.1.20/32, FAIL",
        "in tcp 22 10.0.0.0/16, FAIL",
        "in tcp 22 0.0.0.0/0, FAIL",
        "in tcp 22 10.0.9.0/24, PASS",
        "in tcp 22 203.0.113.0/24, PASS"
    })
    void whereTheClientsAddressIsNotKeptTheBalancersCounts(String rule, String status) {
        assertThat(admin(network(rule).keeps("ssh", false))).startsWith(status);
    }

    @ParameterizedTest
    @CsvSource({"true, in tcp 22 sg-lb, FAIL", "false, in tcp 22 sg-lb, FAIL", "true, in tcp 22 sg-other, PASS"})
    void whatTakesTheBalancersGroupTakesWhatComesThroughIt(boolean kept, String rule, String status) {
        GivenForwarders given = vpc(rule)
                .instance("i-1", "10.0.2.10")
                .balancer("net/lb/1", "subnet-1", "10.0.1.20/54.1.2.3", "sg-lb")
                .listener("net/lb/1", "TCP", 443, "ssh")
                .group("ssh", "instance", "TCP", 22, "i-1")
                .keeps("ssh", kept);
        given.net().group("sg-lb", "vpc-1", "lb", "in tcp 443 0.0.0.0/0", "out all 0.0.0.0/0");
        assertThat(admin(given)).startsWith(status);
    }

    @Test
    void whatTheBalancersOwnGroupTakesFromAnOfficeIsNotOpen() {
        GivenForwarders given = vpc(SSH).instance("i-1", "10.0.2.10")
                .balancer("net/lb/1", "subnet-1", "10.0.1.20/54.1.2.3", "sg-lb")
                .listener("net/lb/1", "TCP", 443, "ssh")
                .group("ssh", "instance", "TCP", 22, "i-1")
                .keeps("ssh", false);
        given.net().group("sg-lb", "vpc-1", "lb", "in tcp 443 203.0.113.0/24", "out all 0.0.0.0/0");
        assertThat(admin(given)).startsWith("PASS");
    }

    @Test
    void whatTheBalancersGroupDoesNotLetOutDoesNotComeToTheTarget() {
        GivenForwarders given = vpc(SSH).instance("i-1", "10.0.2.10")
                .balancer("app/lb/1", "subnet-1", "10.0.1.20/54.1.2.3", "sg-lb")
                .listener("app/lb/1", "HTTP", 80, "ssh")
                .group("ssh", "instance", "HTTP", 22, "i-1");
        given.net().group("sg-lb", "vpc-1", "lb", "in tcp 80 0.0.0.0/0", "out tcp 8080 10.0.0.0/16");
        assertThat(admin(given)).startsWith("PASS");
        given.net().group("sg-lb", "vpc-1", "lb", "in tcp 80 0.0.0.0/0", "out tcp 1-8080 sg-web");
        assertThat(admin(given)).startsWith("FAIL");
    }

    @Test
    void groupsWithoutOutboundRulesLetNothingOut() {
        GivenForwarders given = vpc(SSH).instance("i-1", "10.0.2.10")
                .balancer("net/lb/1", "subnet-1", "10.0.1.20/54.1.2.3", "sg-lb")
                .listener("net/lb/1", "TCP", 443, "ssh")
                .group("ssh", "instance", "TCP", 22, "i-1");
        given.net().group("sg-lb", "vpc-1", "lb", "in tcp 443 0.0.0.0/0");
        assertThat(admin(given)).startsWith("PASS");
        given.net().group("sg-lb", "vpc-1", "lb", "in tcp 443 0.0.0.0/0", "out tcp 22 10.9.0.0/16");
        assertThat(admin(given)).startsWith("PASS");
        given.net().group("sg-lb", "vpc-1", "lb", "in tcp 443 0.0.0.0/0", "out tcp 22 10.0.2.10/32");
        assertThat(admin(given)).startsWith("FAIL");
        given.net().groups.remove("sg-lb");
        assertThat(admin(given)).startsWith("UNKNOWN");
    }

    @Test
    void clientsOfIpv6ComeToATargetOfIpv4FromTheBalancersAddress() {
        GivenForwarders given = vpc("in tcp 22 10.0.0.0/8")
                .instance("i-1", "10.0.2.10")
                .balancer("net/lb/1", "subnet-1", "10.0.1.20/54.1.2.3")
                .listener("net/lb/1", "TCP", 443, "ssh")
                .group("ssh", "instance", "TCP", 22, "i-1");
        assertThat(admin(given)).startsWith("PASS");
        GivenForwarders dual = vpc("in tcp 22 10.0.0.0/8")
                .instance("i-1", "10.0.2.10")
                .balancer("net/lb/1", "subnet-1", "10.0.1.20/54.1.2.3/2600:1f00::20")
                .listener("net/lb/1", "TCP", 443, "ssh")
                .group("ssh", "instance", "TCP", 22, "i-1");
        assertThat(admin(dual)).startsWith("FAIL eni-i-1: the Internet reaches tcp 22");
        assertThat(dual.facts().evidence(ADMIN, REGION))
                .contains(
                        "load balancer net/lb/1 takes tcp 443 and sends it on to tcp 22 of i-1, in target group ssh, from"
                                + " its own address");
    }

    @Test
    void networkAclsBetweenSubnetsCount() {
        GivenForwarders given = network(SSH).keeps("ssh", false);
        given.net()
                .acl("acl-1", "vpc-1", List.of("subnet-1"), "100 in allow all 0.0.0.0/0", "100 out allow all 0.0.0.0/0")
                .acl(
                        "acl-in",
                        "vpc-1",
                        List.of(GivenForwarders.PRIVATE),
                        "90 in deny tcp 22 10.0.0.0/16",
                        "100 in allow all 0.0.0.0/0",
                        "100 out allow all 0.0.0.0/0");
        assertThat(admin(given)).startsWith("PASS");
        assertThat(admin(given.keeps("ssh", true))).startsWith("FAIL");
    }

    @Test
    void rulesOfAnApplicationLoadBalancerChooseByTheClientsAddressAlone() {
        GivenForwarders given = vpc("in tcp 5985 10.0.0.0/8", "in tcp 8080 10.0.0.0/8")
                .instance("i-1", "10.0.2.10")
                .balancer("app/lb/1", "subnet-1", "10.0.1.20/54.1.2.3", "sg-lb")
                .group("web", "instance", "HTTP", 8080, "i-1")
                .group("winrm", "ip", "HTTP", 5985, "10.0.2.10")
                .listener("app/lb/1", "HTTP", 80, "web")
                .rule("app/lb/1", 80, "203.0.113.0/24", "winrm");
        given.net().group("sg-lb", "vpc-1", "lb", "in tcp 80 0.0.0.0/0", "out all 0.0.0.0/0");
        assertThat(admin(given))
                .isEqualTo(
                        "PASS eni-i-1: reached on tcp 8080 through load balancer app/lb/1, but on no admin port: there"
                                + " it has no public address");
        assertThat(admin(given.rule("app/lb/1", 80, "0.0.0.0/0", "winrm"))).startsWith("FAIL");
    }

    @Test
    void balancersBehindBalancersAreFollowed() {
        GivenForwarders given = vpc("in tcp 22 sg-app")
                .instance("i-1", "10.0.2.10")
                .balancer("net/lb/1", "subnet-1", "10.0.1.20/54.1.2.3")
                .listener("net/lb/1", "TCP", 443, "inner")
                .group("inner", "alb", "TCP", 80, "app/inner/1")
                .balancer("app/inner/1", GivenForwarders.PRIVATE, "10.0.2.20", "sg-app")
                .listener("app/inner/1", "HTTP", 80, "ssh")
                .group("ssh", "instance", "HTTP", 22, "i-1");
        given.net().group("sg-app", "vpc-1", "app", "in tcp 80 0.0.0.0/0", "out all 0.0.0.0/0");
        assertThat(admin(given))
                .isEqualTo(
                        "FAIL eni-i-1: the Internet reaches tcp 22 of instance i-1 through load balancer net/lb/1 and"
                                + " load balancer app/inner/1");
        given.net().group("sg-app", "vpc-1", "app", "in tcp 80 10.0.0.0/8", "out all 0.0.0.0/0");
        assertThat(admin(given)).startsWith("PASS");
    }

    @Test
    void aClassicLoadBalancerSendsToTheInstancesPort() {
        GivenForwarders given = vpc("in tcp 22 sg-lb")
                .instance("i-1", "10.0.2.10")
                .classic("old", "10.0.1.20/54.1.2.3", 443, 22, "i-1");
        given.net().group("sg-lb", "vpc-1", "lb", "in tcp 443 0.0.0.0/0", "out all 0.0.0.0/0");
        assertThat(admin(given))
                .isEqualTo("FAIL eni-i-1: the Internet reaches tcp 22 of instance i-1 through load balancer old");
    }

    @Test
    void whatStandsBehindAnAllowedDoorIsExpected() {
        GivenForwarders given = vpc("in tcp 8080 10.0.0.0/8")
                .instance("i-1", "10.0.2.10")
                .balancer("app/lb/1", "subnet-1", "10.0.1.20/54.1.2.3", "sg-lb")
                .group("web", "instance", "HTTP", 8080, "i-1")
                .listener("app/lb/1", "HTTP", 80, "web");
        given.net().group("sg-lb", "vpc-1", "lb", "in tcp 80 0.0.0.0/0", "out all 0.0.0.0/0");
        assertThat(of(BEHIND, given.facts(), UNEXPECTED))
                .isEqualTo("PASS eni-i-1: reached on tcp 8080 through load balancer app/lb/1, which exposure.allowed"
                        + " allows, and on nothing else");
        assertThat(of(BEHIND, given.facts().option("exposure.allowed", List.of("load-balancer:443")), UNEXPECTED))
                .startsWith("FAIL eni-i-1: the Internet reaches tcp 8080");
    }

    @Test
    void whatCannotBeReadMayLeadToWhateverItsGroupsLetIn() {
        GivenForwarders given = network("in tcp 22 10.0.0.0/8").keeps("ssh", false);
        assertThat(of(BEHIND, given.facts().refused(new TargetGroups(REGION)), ADMIN))
                .startsWith("UNKNOWN");
        assertThat(of(BEHIND, given.facts().refused(new LoadBalancers(REGION)), ADMIN))
                .startsWith("UNKNOWN");
        assertThat(of(BEHIND, given.facts().refused(new TargetHealth(REGION, GivenForwarders.arn("ssh"))), ADMIN))
                .startsWith("UNKNOWN");
        assertThat(of(
                        BEHIND,
                        given.facts().refused(new TargetGroupAttributes(REGION, GivenForwarders.arn("ssh"))),
                        ADMIN))
                .startsWith("UNKNOWN");
        GivenForwarders closed = network("in tcp 443 10.0.0.0/8");
        assertThat(of(BEHIND, closed.facts().refused(new TargetGroups(REGION)), ADMIN))
                .isEqualTo("PASS eni-i-1: not reached: it has no public address");
    }
}
