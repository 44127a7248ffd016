package dev.harden.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Concludes how a control stands over several accounts. */
class StandingTest {
    @ParameterizedTest
    @CsvSource({
        "SATISFIED, SATISFIED",
        "NOT_SATISFIED SATISFIED UNDETERMINED, NOT_SATISFIED",
        "UNDETERMINED SATISFIED PARTIAL, UNDETERMINED",
        "PARTIAL SATISFIED NOT_APPLICABLE, PARTIAL",
        "SATISFIED NOT_APPLICABLE, SATISFIED",
        "SATISFIED NO_EVIDENCE, PARTIAL",
        "NOT_APPLICABLE NO_EVIDENCE, NO_EVIDENCE",
        "NOT_APPLICABLE, NOT_APPLICABLE",
        "NOT_COVERED, NOT_COVERED"
    })
    void isTheWorstOfThemAndSatisfiedInPartWhereOneSaysNothing(String states, State over) {
        EnumSet<State> all = EnumSet.noneOf(State.class);
        Arrays.stream(states.split(" ")).map(State::valueOf).forEach(all::add);
        assertThat(State.over(all)).isEqualTo(over);
    }
}
