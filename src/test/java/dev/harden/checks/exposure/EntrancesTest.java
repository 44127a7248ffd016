package dev.harden.checks.exposure;

import static dev.harden.checks.GivenNetwork.REGION;
import static dev.harden.checks.exposure.GivenForwarders.endpoint;
import static dev.harden.checks.exposure.GivenForwarders.vpc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Check;
import dev.harden.checks.Given;
import dev.harden.facts.cloudfront.VpcOrigins;
import dev.harden.facts.globalaccelerator.Accelerators;
import dev.harden.network.NetworkInterface;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntrancesTest {
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

    @Test
    void anAcceleratorReachesAPrivateInstancePastRoutesAndAcls() {
        GivenForwarders given = vpc(SSH).instance("i-1", "10.0.2.10").accelerator("ga", 22, 22, endpoint("i-1", true));
        assertThat(admin(given))
                .isEqualTo("FAIL eni-i-1: the Internet reaches tcp 22 of instance i-1 through accelerator ga");
        given.net()
                .acl(
                        "acl-1",
                        "vpc-1",
                        List.of("subnet-1", GivenForwarders.PRIVATE),
                        "100 in allow all 10.0.0.0/8",
                        "100 out allow all 0.0.0.0/0");
        assertThat(admin(given)).startsWith("FAIL");
        given.net().gateway("igw-1");
        assertThat(admin(given)).startsWith("PASS");
        given.net().gateway("igw-1", "vpc-1").blocked("block-ingress", "update-complete");
        assertThat(admin(given)).startsWith("PASS");
    }

    @Test
    void anAcceleratorsPortsMayBeOverridden() {
        assertThat(admin(vpc(SSH).instance("i-1", "10.0.2.10")
                        .accelerator("ga", 443, 443, endpoint("i-1", true))
                        .override("ga", 22)))
                .startsWith("FAIL");
        assertThat(admin(vpc(SSH).instance("i-1", "10.0.2.10")
                        .accelerator("ga", 22, 22, endpoint("i-1", true))
                        .override("ga", 443)))
                .startsWith("PASS");
        assertThat(admin(vpc(SSH).instance("i-1", "10.0.2.10").accelerator("off", 22, 22, endpoint("i-1", true))))
                .startsWith("PASS");
        assertThat(admin(vpc("in tcp 22 203.0.113.0/24")
                        .instance("i-1", "10.0.2.10")
                        .accelerator("ga", 22, 22, endpoint("i-1", true))))
                .startsWith("PASS");
    }

    @Test
    void anAcceleratorReachesWhatStandsBehindAnInternalBalancer() {
        GivenForwarders given = vpc("in tcp 22 sg-app")
                .instance("i-1", "10.0.2.10")
                .balancer("app/inner/1", GivenForwarders.PRIVATE, "10.0.2.20", "sg-app")
                .listener("app/inner/1", "HTTP", 80, "ssh")
                .group("ssh", "instance", "HTTP", 22, "i-1")
                .accelerator("ga", 80, 80, endpoint("app/inner/1", true));
        given.net().group("sg-app", "vpc-1", "app", "in tcp 80 0.0.0.0/0", "out all 0.0.0.0/0");
        assertThat(admin(given)).contains("through accelerator ga and load balancer app/inner/1");
        assertThat(of("eni-app-inner-1", given.facts(), UNEXPECTED))
                .isEqualTo("PASS eni-app-inner-1: reached on tcp 80 through accelerator ga, which exposure.allowed"
                        + " allows, and on nothing else");
    }

    @Test
    void anInterfaceOfAnAcceleratorThatIsNotReadMakesItsSubnetUnknown() {
        NetworkInterface.Use managed = new NetworkInterface.Use("global_accelerator_managed", "", true, "", false);
        GivenForwarders given = vpc(SSH).instance("i-1", "10.0.2.10")
                .eni("eni-ga", GivenForwarders.PRIVATE, List.of("sg-web"), managed, "10.0.2.77");
        assertThat(admin(given)).startsWith("UNKNOWN eni-i-1: NOT_VISIBLE_FROM_HERE interface eni-ga");
        assertThat(of(BEHIND, given.facts().refused(new Accelerators()), ADMIN)).startsWith("UNKNOWN eni-i-1: ACCESS");
        assertThat(admin(given.accelerator("ga", 443, 443, endpoint("i-1", true))))
                .startsWith("PASS");
        assertThat(of(BEHIND, vpc(SSH).instance("i-1", "10.0.2.10").facts().refused(new Accelerators()), ADMIN))
                .startsWith("PASS");
    }

    @Test
    void originsThatAreNotReadMayReachWhereCloudFrontHasItsGroup() {
        GivenForwarders given = vpc("in tcp 22 sg-cf").instance("i-1", "10.0.2.10");
        assertThat(of(BEHIND, given.facts().refused(new VpcOrigins()), ADMIN)).startsWith("PASS");
        given.net().group("sg-cf", "vpc-1", "CloudFront-VPCOrigins-Service-SG");
        assertThat(of(BEHIND, given.facts().refused(new VpcOrigins()), ADMIN)).startsWith("UNKNOWN");
        assertThat(admin(given)).startsWith("PASS");
    }
}
