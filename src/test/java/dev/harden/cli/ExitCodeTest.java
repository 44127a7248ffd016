package dev.harden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.model.Account;
import dev.harden.model.Cause;
import dev.harden.model.Extent;
import dev.harden.model.Finding;
import dev.harden.model.Marks;
import dev.harden.model.Origin;
import dev.harden.model.Outcome;
import dev.harden.model.Report;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Tally;
import dev.harden.model.Unknown;
import dev.harden.model.Waiver;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
    private static final Optional<Severity> LOW = Optional.of(Severity.LOW);

    @Test
    void isCleanWhenNothingFailed() {
        assertThat(ExitCode.of(result(finding(Status.PASS, Severity.CRITICAL)), false, LOW, false))
                .isZero();
    }

    @Test
    void saysThatSomethingFailed() {
        assertThat(ExitCode.of(result(finding(Status.FAIL, Severity.LOW)), false, LOW, false))
                .isEqualTo(3);
    }

    @Test
    void aFailureGoesBeforeWhatCouldNotBeJudged() {
        Tally result = result(finding(Status.UNKNOWN, Severity.HIGH), finding(Status.FAIL, Severity.HIGH));
        assertThat(ExitCode.of(result, false, LOW, false)).isEqualTo(3);
    }

    @Test
    void saysThatSomethingCouldNotBeJudged() {
        Tally result = result(finding(Status.UNKNOWN, Severity.HIGH));
        assertThat(ExitCode.of(result, false, LOW, false)).isEqualTo(4);
        assertThat(ExitCode.of(result, false, LOW, true)).isZero();
    }

    @Test
    void whatIsBelowTheThresholdDoesNotCount() {
        Tally result = result(finding(Status.FAIL, Severity.MEDIUM), finding(Status.UNKNOWN, Severity.MEDIUM));
        assertThat(ExitCode.of(result, false, Optional.of(Severity.HIGH), false))
                .isZero();
        assertThat(ExitCode.of(result, false, Optional.of(Severity.MEDIUM), false))
                .isEqualTo(3);
    }

    @Test
    void neverMeansNever() {
        Tally result = result(finding(Status.FAIL, Severity.CRITICAL), finding(Status.UNKNOWN, Severity.CRITICAL));
        assertThat(ExitCode.of(result, false, Optional.empty(), false)).isZero();
    }

    @Test
    void aDefectOfTheToolGoesBeforeEverything() {
        Tally result = result(finding(Status.FAIL, Severity.CRITICAL));
        assertThat(ExitCode.of(result, true, Optional.empty(), true)).isEqualTo(1);
    }

    private static Tally result(Finding... findings) {
        Account account = new Account("111122223333", "aws", "arn:aws:iam::111122223333:user/x");
        Tally tally = new Tally();
        tally.add(new Report(
                new Origin("1", Instant.EPOCH, Optional.empty()),
                account,
                Extent.NONE,
                Stream.of(findings).toList(),
                List.of(),
                List.of()));
        return tally;
    }

    @Test
    void whatIsWaivedOrWasThereBeforeDoesNotCount() {
        Finding failed = finding(Status.FAIL, Severity.CRITICAL);
        Waiver waiver = new Waiver("root-mfa", "*", "why", "who", LocalDate.EPOCH);
        assertThat(ExitCode.of(result(failed.with(Marks.NONE.waivedBy(waiver))), false, LOW, false))
                .isZero();
        assertThat(ExitCode.of(result(failed.with(Marks.NONE.inBaseline())), false, LOW, false))
                .isZero();
        assertThat(ExitCode.of(result(failed.with(Marks.NONE.inBaseline()), failed), false, LOW, false))
                .isEqualTo(3);
    }

    private static Finding finding(Status status, Severity severity) {
        Account account = new Account("111122223333", "aws", "arn:aws:iam::111122223333:user/x");
        Optional<Unknown> unknown =
                status == Status.UNKNOWN ? Optional.of(new Unknown(Cause.ERROR, "", "", "")) : Optional.empty();
        Outcome outcome = new Outcome(status, "so it is", List.of(), unknown);
        return new Finding("root-mfa", severity, account.id(), "global", account.resource(), outcome);
    }
}
