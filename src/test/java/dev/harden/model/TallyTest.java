package dev.harden.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final Account ACCOUNT = new Account("111122223333", "aws", "arn:aws:iam::111122223333:user/x");

    private static Tally of(Unknown... unknowns) {
        Tally tally = new Tally();
        tally.add(new Report(
                new Origin("1", Instant.EPOCH, Optional.empty()),
                ACCOUNT,
                Extent.NONE,
                Stream.of(unknowns)
                        .map(unknown -> new Finding(
                                "root-mfa",
                                Severity.HIGH,
                                ACCOUNT.id(),
                                "global",
                                ACCOUNT.resource(),
                                new Outcome(Status.UNKNOWN, "not seen", List.of(), Optional.of(unknown))))
                        .toList(),
                List.of(),
                List.of()));
        return tally;
    }

    @Test
    void tellsDefectsFromErrorsThatNoCallIsToBlameFor() {
        assertThat(of(Unknown.defect(new IllegalStateException())).hasDefects()).isTrue();
        assertThat(of(
                                new Unknown(Cause.ERROR, "", "", "UnreadablePattern"),
                                new Unknown(Cause.ERROR, "", "", "IncompleteAnswer"),
                                new Unknown(Cause.ERROR, "iam:ListUsers", "iam:ListUsers", "InternalError"))
                        .hasDefects())
                .isFalse();
    }

    @Test
    void countsAccountsOfAFindingOnceAndFindingsAll() {
        Unknown denied = new Unknown(Cause.ACCESS_DENIED, "a:B", "a:B", "AccessDenied");
        Tally tally = of(denied, denied);
        assertThat(tally.checks().get("root-mfa").findings(Status.UNKNOWN)).isEqualTo(2);
        assertThat(tally.checks().get("root-mfa").accounts(Status.UNKNOWN)).isOne();
        assertThat(tally.has(Status.UNKNOWN, Severity.HIGH)).isTrue();
        assertThat(tally.has(Status.UNKNOWN, Severity.CRITICAL)).isFalse();
        assertThat(tally.has(Status.FAIL, Severity.INFO)).isFalse();
    }
}
