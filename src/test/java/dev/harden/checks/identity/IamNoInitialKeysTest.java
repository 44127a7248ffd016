package dev.harden.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.iam.AccessKeyLastUse;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IamNoInitialKeysTest {
    @Test
    void failsWhenAKeyOfTheUsersMakingWasNeverUsed() {
        assertThat(given(GivenIam.LONG_AGO)
                        .fact(new AccessKeyLastUse("K"), Optional.empty())
                        .judge(new IamNoInitialKeys())
                        .get(0))
                .startsWith("FAIL a");
    }

    @Test
    void passesWhenItWasUsedOrMadeLater() {
        assertThat(given(GivenIam.LONG_AGO)
                        .fact(new AccessKeyLastUse("K"), Optional.of(GivenIam.ago(1)))
                        .judge(new IamNoInitialKeys())
                        .get(0))
                .startsWith("PASS a");
        assertThat(given(GivenIam.ago(5)).judge(new IamNoInitialKeys()).get(0)).startsWith("PASS a");
    }

    @Test
    void isUnknownWhenTheLastUseIsRefused() {
        assertThat(given(GivenIam.LONG_AGO)
                        .refused(new AccessKeyLastUse("K"))
                        .judge(new IamNoInitialKeys())
                        .get(0))
                .startsWith("UNKNOWN a");
    }

    private static Given given(Instant keyMade) {
        return new GivenIam()
                .user("a")
                .password("a", GivenIam.LONG_AGO)
                .keys("a", GivenIam.key("K", keyMade))
                .facts();
    }
}
