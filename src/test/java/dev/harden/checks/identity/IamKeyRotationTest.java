package dev.harden.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.iam.AccessKeys;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;

class IamKeyRotationTest {
    @Test
    void failsWhenTheKeyIsOlderThanTheLimitAndPassesAtIt() {
        assertThat(said(GivenIam.key("K", GivenIam.ago(90)))).startsWith("PASS K");
        assertThat(said(GivenIam.key("K", GivenIam.ago(90).minusSeconds(1))))
                .startsWith("FAIL K")
                .contains("more than 90");
    }

    @Test
    void takesTheLimitFromTheConfigFile() {
        Given given = new GivenIam()
                .user("a")
                .keys("a", GivenIam.key("K", GivenIam.ago(31)))
                .facts();
        assertThat(given.option("iam-key-rotation.days", 30)
                        .judge(new IamKeyRotation())
                        .get(0))
                .startsWith("FAIL");
    }

    @Test
    void anInactiveKeyAndAUserWithoutKeysHaveNoFinding() {
        GivenIam given = new GivenIam()
                .user("a")
                .keys("a", GivenIam.key("K", GivenIam.LONG_AGO, "Inactive"))
                .user("b");
        assertThat(given.facts().judge(new IamKeyRotation())).isEmpty();
    }

    @Test
    void isUnknownForTheUserWhoseKeysAreRefused() {
        Given given = new GivenIam()
                .user("a")
                .user("b")
                .keys("b", GivenIam.key("K", GivenIam.LONG_AGO))
                .facts();
        assertThat(given.refused(new AccessKeys("a")).judge(new IamKeyRotation()))
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("UNKNOWN a"),
                        other -> assertThat(other).startsWith("FAIL K"));
    }

    private static String said(AccessKeyMetadata key) {
        return new GivenIam()
                .user("a")
                .keys("a", key)
                .facts()
                .judge(new IamKeyRotation())
                .get(0);
    }
}
