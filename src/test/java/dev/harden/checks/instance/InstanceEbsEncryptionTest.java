package dev.harden.checks.instance;

import static dev.harden.checks.instance.GivenInstances.REGION;
import static dev.harden.checks.instance.GivenInstances.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.ec2.EbsEncryptionByDefault;
import org.junit.jupiter.api.Test;

class InstanceEbsEncryptionTest {
    private static final InstanceEbsEncryption CHECK = new InstanceEbsEncryption();
    private static final EbsEncryptionByDefault DEFAULT = new EbsEncryptionByDefault(REGION);

    @Test
    void passesWhenItIsOn() {
        assertThat(said(Given.facts().fact(DEFAULT, true), CHECK))
                .isEqualTo("PASS 111122223333: EBS encryption by default is on");
    }

    @Test
    void failsWhenItIsOff() {
        assertThat(said(Given.facts().fact(DEFAULT, false), CHECK))
                .isEqualTo("FAIL 111122223333: EBS encryption by default is off");
        assertThat(Given.facts().fact(DEFAULT, false).commands(CHECK, REGION))
                .containsExactly("aws ec2 enable-ebs-encryption-by-default --region eu-west-1");
    }

    @Test
    void isUnknownWhenItIsRefused() {
        assertThat(said(Given.facts().refused(DEFAULT), CHECK)).startsWith("UNKNOWN 111122223333: ACCESS_DENIED");
    }
}
