package dev.harden.checks.instance;

import static dev.harden.checks.instance.GivenInstances.REGION;
import static dev.harden.checks.instance.GivenInstances.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.ec2.Instances;
import org.junit.jupiter.api.Test;

class InstanceNoKeyPairTest {
    private static final InstanceNoKeyPair CHECK = new InstanceNoKeyPair();

    @Test
    void passesWithoutAKeyPair() {
        assertThat(said(GivenInstances.one().facts(), CHECK)).isEqualTo("PASS i-1: launched without a key pair");
    }

    @Test
    void failsWithOneAndSaysThatOnlyARelaunchEndsIt() {
        assertThat(said(
                        GivenInstances.one(instance -> instance.keyName("ben's 100% key"))
                                .facts(),
                        CHECK))
                .isEqualTo("FAIL i-1: launched with key pair ben's 100% key; only a relaunch without one removes it");
    }

    @Test
    void doesNotApplyToAStoppedInstance() {
        assertThat(said(
                        GivenInstances.one(instance -> instance.keyName("k").state(state -> state.name("stopped")))
                                .facts(),
                        CHECK))
                .startsWith("NOT_APPLICABLE i-1");
    }

    @Test
    void isUnknownWhenTheInstancesAreRefused() {
        assertThat(said(Given.facts().refused(new Instances(REGION)), CHECK)).startsWith("UNKNOWN 111122223333");
    }
}
