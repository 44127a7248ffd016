package dev.harden.checks.instance;

import static dev.harden.checks.instance.GivenInstances.REGION;
import static dev.harden.checks.instance.GivenInstances.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.ec2.Instances;
import dev.harden.facts.ssm.ManagedNodes;
import dev.harden.facts.ssm.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;

class InstanceManagedTest {
    private static final InstanceManaged CHECK = new InstanceManaged();

    @Test
    void passesWhenItsAgentAnswers() {
        assertThat(said(
                        GivenInstances.one(InstanceManagedTest::profiled)
                                .node("Online")
                                .facts(),
                        CHECK))
                .isEqualTo("PASS i-1: a managed node, online");
    }

    @Test
    void failsWhenTheConnectionIsLostThoughItIsListed() {
        for (String ping : new String[] {"ConnectionLost", "Inactive"}) {
            assertThat(said(
                            GivenInstances.one(InstanceManagedTest::profiled)
                                    .node(ping)
                                    .facts(),
                            CHECK))
                    .isEqualTo("FAIL i-1: a managed node that does not respond: the ping status is " + ping);
        }
    }

    @Test
    void failsWhenItIsNoManagedNode() {
        assertThat(said(GivenInstances.one(InstanceManagedTest::profiled).facts(), CHECK))
                .isEqualTo("FAIL i-1: not a managed node of Systems Manager");
    }

    @Test
    void saysHowDefaultHostManagementIsSetWhereThereIsNoProfile() {
        Setting role = new Setting(REGION, Setting.HOST_MANAGEMENT_ROLE);
        assertThat(said(GivenInstances.one().facts().fact(role, "$None"), CHECK))
                .isEqualTo(
                        "FAIL i-1: not a managed node of Systems Manager; the instance has no instance profile, and Default Host"
                                + " Management is off");
        assertThat(said(GivenInstances.one().node("Online").facts().fact(role, "service-role/Hosts"), CHECK))
                .isEqualTo(
                        "PASS i-1: a managed node, online; the instance has no instance profile, and Default Host Management"
                                + " gives it role service-role/Hosts");
        assertThat(said(GivenInstances.one().node("Online").facts().refused(role), CHECK))
                .isEqualTo("PASS i-1: a managed node, online; the instance has no instance profile");
    }

    @Test
    void isUnknownInItsFirstQuarterOfAnHour() {
        assertThat(said(started(Duration.ofMinutes(15).minusSeconds(1)).facts(), CHECK))
                .startsWith("UNKNOWN i-1: NOT_SETTLED not a managed node")
                .endsWith("less than 15 minutes before");
        assertThat(said(started(Duration.ofMinutes(14)).node("ConnectionLost").facts(), CHECK))
                .startsWith("UNKNOWN i-1: NOT_SETTLED");
        assertThat(said(started(Duration.ofMinutes(14)).node("Online").facts(), CHECK))
                .startsWith("PASS i-1");
        assertThat(said(started(Duration.ofMinutes(15)).facts(), CHECK)).startsWith("FAIL i-1");
    }

    @Test
    void doesNotApplyToInstancesThatDoNotRunOrThatAServiceOperates() {
        assertThat(said(GivenInstances.in("stopped").facts(), CHECK))
                .isEqualTo("NOT_APPLICABLE i-1: the instance is not running but stopped");
        assertThat(said(GivenInstances.in("pending").facts(), CHECK)).startsWith("NOT_APPLICABLE i-1");
        assertThat(said(
                        GivenInstances.one(instance -> instance.operator(
                                        operator -> operator.managed(true).principal("eks.amazonaws.com")))
                                .facts(),
                        CHECK))
                .isEqualTo("NOT_APPLICABLE i-1: eks.amazonaws.com operates it, and answers for it");
        assertThat(said(GivenInstances.in("terminated").facts(), CHECK)).isEmpty();
        assertThat(said(GivenInstances.in("shutting-down").facts(), CHECK)).isEmpty();
    }

    @Test
    void isUnknownWhenTheNodesOrTheInstancesAreRefused() {
        assertThat(said(GivenInstances.one().facts().refused(new ManagedNodes(REGION)), CHECK))
                .contains("UNKNOWN i-1: ACCESS_DENIED");
        assertThat(said(Given.facts().refused(new Instances(REGION)).fact(new ManagedNodes(REGION), Map.of()), CHECK))
                .startsWith("UNKNOWN 111122223333: ACCESS_DENIED");
    }

    @Test
    void judgesHybridNodesByTheirPing() {
        assertThat(hybrid("Online").judge(CHECK, REGION)).containsExactly("PASS mi-1: a hybrid node, online");
        assertThat(hybrid("ConnectionLost").judge(CHECK, REGION))
                .containsExactly("FAIL mi-1: a hybrid node that does not respond: the ping status is ConnectionLost");
        assertThat(hybrid("Online").refused(new Instances(REGION)).judge(CHECK, REGION))
                .hasSize(2)
                .contains("PASS mi-1: a hybrid node, online");
    }

    static Given hybrid(String ping) {
        return Given.facts()
                .fact(new Instances(REGION), List.of())
                .fact(
                        new ManagedNodes(REGION),
                        Map.of(
                                "mi-1",
                                InstanceInformation.builder()
                                        .instanceId("mi-1")
                                        .pingStatus(ping)
                                        .build()));
    }

    private static GivenInstances started(Duration ago) {
        return GivenInstances.one(instance -> {
            profiled(instance);
            instance.launchTime(Given.NOW.minus(ago));
        });
    }

    private static void profiled(Instance.Builder instance) {
        instance.iamInstanceProfile(profile -> profile.arn("arn:aws:iam::1:instance-profile/app"));
    }
}
