package dev.harden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.engine.Result;
import dev.harden.model.Account;
import dev.harden.model.Cause;
import dev.harden.model.Finding;
import dev.harden.model.Origin;
import dev.harden.model.Outcome;
import dev.harden.model.Report;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Unknown;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
    private static final Optional<Severity> LOW = Optional.of(Severity.LOW);

    @Test
    void isCleanWhenNothingFailed() {
        assertThat(ExitCode.of(result(finding(Status.PASS, Severity.CRITICAL)), LOW, false))
                .isZero();
    }

    @Test
    void saysThatSomethingFailed() {
        assertThat(ExitCode.of(result(finding(Status.FAIL, Severity.LOW)), LOW, false))
                .isEqualTo(3);
    }

    @Test
    void aFailureGoesBeforeWhatCouldNotBeJudged() {
        Result result = result(finding(Status.UNKNOWN, Severity.HIGH), finding(Status.FAIL, Severity.HIGH));
        assertThat(ExitCode.of(result, LOW, false)).isEqualTo(3);
    }

    @Test
    void saysThatSomethingCouldNotBeJudged() {
        Result result = result(finding(Status.UNKNOWN, Severity.HIGH));
        assertThat(ExitCode.of(result, LOW, false)).isEqualTo(4);
        assertThat(ExitCode.of(result, LOW, true)).isZero();
    }

    @Test
    void whatIsBelowTheThresholdDoesNotCount() {
        Result result = result(finding(Status.FAIL, Severity.MEDIUM), finding(Status.UNKNOWN, Severity.MEDIUM));
        assertThat(ExitCode.of(result, Optional.of(Severity.HIGH), false)).isZero();
        assertThat(ExitCode.of(result, Optional.of(Severity.MEDIUM), false)).isEqualTo(3);
    }

    @Test
    void neverMeansNever() {
        Result result = result(finding(Status.FAIL, Severity.CRITICAL), finding(Status.UNKNOWN, Severity.CRITICAL));
        assertThat(ExitCode.of(result, Optional.empty(), false)).isZero();
    }

    @Test
    void aDefectOfTheToolGoesBeforeEverything() {
        Result result = result(finding(Status.FAIL, Severity.CRITICAL));
        Result broken = new Result(result.report(), List.of(), List.of(new IllegalStateException("broken")));
        assertThat(ExitCode.of(broken, Optional.empty(), true)).isEqualTo(1);
    }

    private static Result result(Finding... findings) {
        Account account = new Account("111122223333", "aws", "arn:aws:iam::111122223333:user/x");
        return new Result(
                new Report(
                        new Origin("1", Instant.EPOCH, Optional.empty()),
                        account,
                        List.of(),
                        List.of(),
                        Stream.of(findings).toList(),
                        List.of()),
                List.of(),
                List.of());
    }

    private static Finding finding(Status status, Severity severity) {
        Account account = new Account("111122223333", "aws", "arn:aws:iam::111122223333:user/x");
        Optional<Unknown> unknown =
                status == Status.UNKNOWN ? Optional.of(new Unknown(Cause.ERROR, "", "", "")) : Optional.empty();
        Outcome outcome = new Outcome(status, "so it is", List.of(), unknown);
        return new Finding("root-mfa", severity, account.id(), "global", account.resource(), outcome);
    }
}
