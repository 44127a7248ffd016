package dev.harden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Registered;
import dev.harden.checks.ScopeCheck;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds each check that may find nothing to judge to words of its own for that. */
class NothingToJudgeTest {
    @Test
    void everyCheckOfThingsSaysInItsOwnWordsWhatThereIsNoneOf() {
        List<Registered> ofThings = AllChecks.registry().checks().stream()
                .filter(check -> !(check.check() instanceof ScopeCheck))
                .toList();
        assertThat(ofThings).hasSizeGreaterThan(80);
        assertThat(ofThings)
                .allSatisfy(check -> assertThat(check.info().none())
                        .as("'none' in the @CheckInfo of %s", check.id())
                        .matches("(there is no|no|the account has no|the organization has no|IAM stores no) [^.]*"));
        assertThat(ofThings.stream().map(check -> check.info().none())).doesNotHaveDuplicates();
    }

    @Test
    void aCheckOfTheWholeAccountAlwaysHasSomethingToJudge() {
        assertThat(AllChecks.registry().checks().stream().filter(check -> check.check() instanceof ScopeCheck))
                .allSatisfy(
                        check -> assertThat(check.info().none()).as(check.id()).isEmpty());
    }
}
