package dev.harden.checks.identity;

import static dev.harden.benchmark.GivenControls.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.benchmark.State;
import dev.harden.checks.Given;
import dev.harden.facts.iam.AccessKeyLastUse;
import dev.harden.facts.iam.ConsoleUsers;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Judges controls of identities by what the checks find, where a silence could look like a control that holds. */
class IdentityControlsTest {
    @ParameterizedTest
    @ValueSource(strings = {"cis-aws-3.0 1.11", "cis-aws-5.0 1.10"})
    void noUserWithAKeyIsNoProofThatNoneWasMadeWithAUser(String control) {
        String[] parts = control.split(" ");
        Given silent = new GivenIam().user("a").password("a", GivenIam.LONG_AGO).facts();
        assertThat(silent.judge(new IamNoInitialKeys())).isEmpty();
        assertThat(state(parts[0], parts[1], silent, new IamNoInitialKeys())).isEqualTo(State.NOT_APPLICABLE);
        Given unused = new GivenIam()
                .user("a")
                .password("a", GivenIam.LONG_AGO)
                .keys("a", GivenIam.key("K", GivenIam.LONG_AGO))
                .facts()
                .fact(new AccessKeyLastUse("K"), Optional.empty());
        assertThat(state(parts[0], parts[1], unused, new IamNoInitialKeys())).isEqualTo(State.NOT_SATISFIED);
    }

    @ParameterizedTest
    @CsvSource({"cis-aws-3.0, 1.8", "cis-aws-3.0, 1.9", "cis-aws-5.0, 1.7", "cis-aws-5.0, 1.8"})
    void aPasswordPolicyThatNoOneIsUnderSatisfiesNothing(String benchmark, String control) {
        Given given = Given.facts().fact(new ConsoleUsers(), false);
        assertThat(state(benchmark, control, given, new IamPasswordPolicy())).isEqualTo(State.NOT_APPLICABLE);
    }
}
