package dev.harden.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    @Test
    void refusesAVerdictWithoutItsReason() {
        assertThatThrownBy(() -> new Outcome(Status.PASS, " ", List.of(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnUnknownThatDoesNotSayWhatWasNotSeen() {
        assertThatThrownBy(() -> new Outcome(Status.UNKNOWN, "not seen", List.of(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAPassThatDidNotSeeEverything() {
        Unknown unknown = new Unknown(Cause.ACCESS_DENIED, "iam:ListUsers", "iam:ListUsers", "AccessDenied");
        assertThatThrownBy(() -> new Outcome(Status.PASS, "fine", List.of(), Optional.of(unknown)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
