package dev.harden.checks.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.securityhub.Hub;
import dev.harden.facts.securityhub.HubV2;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlarmSecurityHubTest {
    private static final String REGION = "eu-west-1";
    private static final Hub HUB = new Hub(REGION);
    private static final HubV2 OTHER = new HubV2(REGION);

    private static String judged(Given given) {
        return given.judge(new AlarmSecurityHub(), REGION).get(0);
    }

    @Test
    void passesWithCspmAlone() {
        assertThat(judged(Given.facts().fact(HUB, Optional.of("arn:hub")))).startsWith("PASS");
    }

    @Test
    void theNewSecurityHubIsAnotherProduct() {
        Given off = Given.facts().fact(HUB, Optional.empty());
        assertThat(judged(off.fact(OTHER, Optional.empty()))).startsWith("FAIL").endsWith("not enabled");
        assertThat(judged(off.fact(OTHER, Optional.of("arn:v2"))))
                .startsWith("FAIL")
                .endsWith("the new Security Hub is");
        assertThat(judged(off.refused(OTHER))).startsWith("FAIL").endsWith("not enabled");
    }

    @Test
    void isUnknownWhenTheHubIsNotSeen() {
        assertThat(judged(Given.facts().refused(HUB))).startsWith("UNKNOWN");
    }
}
