package dev.harden.checks.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.guardduty.DetectorStatus;
import dev.harden.facts.guardduty.Detectors;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmDetectorsTest {
    private static final String REGION = "eu-west-1";

    private static String judged(Given given) {
        return given.judge(new AlarmDetectors(), REGION).get(0);
    }

    private static Given detector() {
        return Given.facts().fact(new Detectors(REGION), List.of("d1"));
    }

    @Test
    void passesWithADetectorThatIsEnabled() {
        assertThat(judged(detector().fact(new DetectorStatus(REGION, "d1"), "ENABLED")))
                .startsWith("PASS")
                .contains("d1");
    }

    @Test
    void failsWithoutOneOrWithOneThatIsSuspended() {
        assertThat(judged(Given.facts().fact(new Detectors(REGION), List.of())))
                .startsWith("FAIL")
                .endsWith("GuardDuty is not enabled");
        assertThat(judged(detector().fact(new DetectorStatus(REGION, "d1"), "DISABLED")))
                .startsWith("FAIL")
                .endsWith("suspended");
    }

    @Test
    void isUnknownWhenTheStatusIsNotSeen() {
        assertThat(judged(detector().refused(new DetectorStatus(REGION, "d1")))).startsWith("UNKNOWN");
        assertThat(judged(Given.facts().refused(new Detectors(REGION)))).startsWith("UNKNOWN");
    }
}
