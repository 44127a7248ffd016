package dev.harden.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.model.Comparison.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptanceTest {
    private static final Account ACCOUNT = new Account("111122223333", "aws", "arn:aws:iam::111122223333:user/x");
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "sg-1, true",
        "sg-*, true",
        "*, true",
        "*security-group/sg-1, true",
        "arn:*:sg-?, false",
        "sg, false",
        "g-1, false",
        "*sg-1*1, false",
        "web, true",
        "SG-1, false"
    })
    void aWaiverNamesResourcesByArnIdOrNameWithStars(String pattern, boolean matches) {
        Report report = Acceptance.waive(report(fail("open")), List.of(waiver(pattern, "2026-12-31")));
        assertThat(report.findings().get(0).marks().waiver().isPresent()).isEqualTo(matches);
        assertThat(report.findings().get(0).counts()).isEqualTo(!matches);
        assertThat(report.waivers().get(0).state())
                .isEqualTo(matches ? WaiverUse.State.USED : WaiverUse.State.UNMATCHED);
    }

    @Test
    void aWaiverHoldsThroughItsLastDayAndNoLonger() {
        assertThat(Acceptance.waive(report(fail("open")), List.of(waiver("*", "2026-11-24")))
                        .findings()
                        .get(0)
                        .counts())
                .isFalse();
        Report late = Acceptance.waive(report(fail("open")), List.of(waiver("*", "2026-11-23")));
        assertThat(late.findings().get(0).counts()).isTrue();
        assertThat(late.waivers())
                .containsExactly(new WaiverUse(waiver("*", "2026-11-23"), WaiverUse.State.EXPIRED, 1));
    }

    @Test
    void anExpiredWaiverDoesNotHideOneThatIsInForce() {
        Waiver inForce = waiver("sg-1", "2027-01-01");
        Report report = Acceptance.waive(report(fail("open")), List.of(waiver("*", "2026-01-01"), inForce));
        assertThat(report.findings().get(0).marks().waiver()).contains(inForce);
    }

    @Test
    void aWaiverOfAnotherCheckAndOneOfWhatPassesAreUnmatched() {
        Waiver other = new Waiver("nacl-*", "*", "why", "who", LocalDate.parse("2027-01-01"));
        Report report = Acceptance.waive(report(fail("open")), List.of(other));
        assertThat(report.waivers().get(0).state()).isEqualTo(WaiverUse.State.UNMATCHED);
        Report passing = Acceptance.waive(
                report(finding(Status.PASS, Severity.HIGH, "closed")), List.of(waiver("*", "2027-01-01")));
        assertThat(passing.waivers().get(0).state()).isEqualTo(WaiverUse.State.UNMATCHED);
        assertThat(passing.findings().get(0).marks()).isEqualTo(Marks.NONE);
    }

    @Test
    void aWaiverLacksNothing() {
        assertThatThrownBy(() -> new Waiver("a", "b", " ", "d", LocalDate.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWasThereBeforeAsBadDoesNotCount() {
        assertThat(known(fail("open"), fail("open"))).isTrue();
        assertThat(known(fail("key is 91 days old"), fail("key is 90 days old")))
                .isTrue();
        assertThat(known(unknown(), fail("open"))).isTrue();
        assertThat(known(unknown(), unknown())).isTrue();
    }

    @Test
    void whatIsNewOrWorseOrBadInAnotherWayCounts() {
        assertThat(known(fail("open"))).isFalse();
        assertThat(known(fail("open"), unknown())).isFalse();
        assertThat(known(fail("open"), finding(Status.PASS, Severity.HIGH, "closed")))
                .isFalse();
        assertThat(known(fail("open"), finding(Status.FAIL, Severity.MEDIUM, "open")))
                .isFalse();
        assertThat(known(fail("tcp 22 and tcp 3389"), fail("tcp 22"))).isFalse();
        assertThat(known(fail("tcp 3389"), fail("tcp 22"))).isFalse();
        assertThat(known(unknown(), finding(Status.PASS, Severity.HIGH, "closed")))
                .isFalse();
    }

    private static boolean known(Finding now, Finding... before) {
        return Acceptance.compare(report(now), report(before))
                .findings()
                .get(0)
                .marks()
                .known();
    }

    @Test
    void tellsWhatBecameOfEachFinding() {
        assertThat(kinds(report(), report(fail("open")))).containsExactly(Kind.APPEARED);
        assertThat(kinds(report(fail("open")), report())).containsExactly(Kind.VANISHED);
        assertThat(kinds(report(fail("open")), report(fail("open")))).isEmpty();
        assertThat(kinds(report(fail("1 days")), report(fail("2 days")))).isEmpty();
        assertThat(kinds(report(fail("tcp 22")), report(fail("tcp 23")))).containsExactly(Kind.CHANGED);
        assertThat(kinds(report(unknown()), report(fail("open")))).containsExactly(Kind.WORSE);
        assertThat(kinds(report(fail("open")), report(finding(Status.PASS, Severity.HIGH, "closed"))))
                .containsExactly(Kind.BETTER);
        assertThat(kinds(report(finding(Status.FAIL, Severity.LOW, "open")), report(fail("open"))))
                .containsExactly(Kind.WORSE);
    }

    private static List<Kind> kinds(Report old, Report now) {
        return new Comparison(old, now)
                .changes().stream().map(Comparison.Change::kind).toList();
    }

    private static Waiver waiver(String resource, String expires) {
        return new Waiver("sg-admin-*", resource, "why", "who", LocalDate.parse(expires));
    }

    private static Report report(Finding... findings) {
        return new Report(
                new Origin("1", NOON, Optional.empty()),
                ACCOUNT,
                Extent.NONE,
                Arrays.asList(findings),
                List.of(),
                List.of());
    }

    private static Finding fail(String message) {
        return finding(Status.FAIL, Severity.HIGH, message);
    }

    private static Finding unknown() {
        Finding failed = fail("open");
        Outcome outcome = new Outcome(
                Status.UNKNOWN, "refused", List.of(), Optional.of(new Unknown(Cause.ACCESS_DENIED, "", "", "")));
        return new Finding(
                failed.check(), failed.severity(), failed.account(), failed.region(), failed.resource(), outcome);
    }

    private static Finding finding(Status status, Severity severity, String message) {
        return new Finding(
                "sg-admin-ports",
                severity,
                ACCOUNT.id(),
                "eu-west-1",
                new Resource("arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1", "sg-1", "T", "web"),
                new Outcome(status, message, List.of(), Optional.empty()));
    }
}
