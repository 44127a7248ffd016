package dev.harden.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.model.Compared.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparedTest {
    private static final Account ACCOUNT = new Account("111122223333", "aws", "arn:aws:iam::111122223333:user/x");
    private static final Instant BEFORE = Instant.parse("2026-10-01T12:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void whatFailsIsNewWorseOrWasThereAlready() {
        assertThat(kinds(List.of(), List.of(fail("sg-1", "open")))).containsExactly(Kind.NEW);
        assertThat(kinds(List.of(fail("sg-1", "tcp 22")), List.of(fail("sg-1", "tcp 23"))))
                .containsExactly(Kind.WORSE);
        assertThat(kinds(List.of(pass("sg-1")), List.of(fail("sg-1", "open")))).containsExactly(Kind.WORSE);
        assertThat(kinds(List.of(pass("sg-1")), List.of(unknown("sg-1")))).containsExactly(Kind.WORSE);
        assertThat(kinds(List.of(fail("sg-1", "open")), List.of(fail("sg-1", "open"))))
                .isEmpty();
    }

    @Test
    void whatTheOlderRunDidNotCoverIsNotCalledNew() {
        Report before = report(BEFORE, List.of("other"), List.of("eu-west-1"));
        Report elsewhere = report(BEFORE, List.of("sg-admin-ports"), List.of("us-east-1"));
        Report now = report(NOW, List.of("sg-admin-ports"), List.of("eu-west-1"), fail("sg-1", "open"));
        assertThat(kinds(Compared.of(now, before))).containsExactly(Kind.NOT_COVERED_BEFORE);
        assertThat(kinds(Compared.of(now, elsewhere))).containsExactly(Kind.NOT_COVERED_BEFORE);
        assertThat(Kind.NOT_COVERED_BEFORE.isFresh()).isTrue();
    }

    @Test
    void whatPassesOrIsLessSevereIsBetter() {
        assertThat(kinds(List.of(fail("sg-1", "open")), List.of(pass("sg-1")))).containsExactly(Kind.BETTER);
        assertThat(kinds(List.of(unknown("sg-1")), List.of(pass("sg-1")))).containsExactly(Kind.BETTER);
        assertThat(kinds(List.of(fail("sg-1", "open")), List.of(finding("sg-1", Status.FAIL, Severity.LOW, "open"))))
                .containsExactly(Kind.BETTER);
        assertThat(kinds(
                        List.of(fail("sg-1", "open")),
                        List.of(finding("sg-1", Status.FAIL, Severity.LOW, "in another way"))))
                .containsExactly(Kind.WORSE);
    }

    @Test
    void whatCouldNotBeJudgedOrListedOrWasNotLookedAtIsNotCalledBetterOrGone() {
        List<Finding> before = List.of(fail("sg-1", "open"));
        assertThat(kinds(before, List.of())).containsExactly(Kind.GONE);
        assertThat(kinds(before, List.of(unknown("sg-1")))).containsExactly(Kind.NOT_JUDGED);
        assertThat(kinds(before, List.of(unknown(ACCOUNT.id()))))
                .contains(Kind.NOT_JUDGED)
                .doesNotContain(Kind.GONE);
        assertThat(kinds(before, List.of(unknown("vpc-of-groups"))))
                .contains(Kind.NOT_JUDGED)
                .doesNotContain(Kind.GONE);
        Report old = report(BEFORE, List.of("sg-admin-ports"), List.of("eu-west-1"), fail("sg-1", "open"));
        assertThat(kinds(Compared.of(report(NOW, List.of(), List.of("eu-west-1")), old)))
                .containsExactly(Kind.NOT_JUDGED);
        assertThat(kinds(Compared.of(report(NOW, List.of("sg-admin-ports"), List.of()), old)))
                .containsExactly(Kind.NOT_JUDGED);
    }

    @Test
    void isMadeWhereAReportIsHeldToABaselineAndStaysWithIt() {
        Report old =
                report(BEFORE, List.of("sg-admin-ports"), List.of("eu-west-1"), fail("sg-1", "open"), unknown("sg-3"));
        Report now = report(NOW, List.of("sg-admin-ports"), List.of("eu-west-1"), fail("sg-2", "open"));
        assertThat(now.compared()).isEmpty();
        Report judged = Acceptance.compare(now, old)
                .seenAs(View.ALL)
                .by(List.of("cis-aws-5.0"))
                .recordedAs("ab");
        Compared compared = judged.compared().orElseThrow();
        assertThat(compared.failures()).isOne();
        assertThat(compared.unknowns()).isOne();
        assertThat(compared.changes().get(0).finding())
                .isSameAs(judged.findings().get(0));
        assertThat(compared.sum()).isEqualTo(new Compared.Sum(BEFORE, 1, Map.of(Kind.NEW, 1L, Kind.GONE, 2L)));
        assertThat(compared.sum().count(Kind.GONE, Kind.NEW)).isEqualTo(3);
    }

    private static List<Kind> kinds(List<Finding> before, List<Finding> now) {
        return kinds(Compared.of(covering(NOW, now), covering(BEFORE, before)));
    }

    private static List<Kind> kinds(Compared compared) {
        return compared.changes().stream().map(Compared.Change::kind).toList();
    }

    private static Report covering(Instant time, List<Finding> findings) {
        return report(time, List.of("sg-admin-ports"), List.of("eu-west-1"), findings.toArray(Finding[]::new));
    }

    private static Report report(Instant time, List<String> checks, List<String> regions, Finding... findings) {
        return new Report(
                new Origin("1", time, Optional.empty()),
                ACCOUNT,
                new Extent(checks, List.of(), regions, List.of()),
                Arrays.asList(findings),
                List.of(),
                List.of());
    }

    private static Finding fail(String id, String message) {
        return finding(id, Status.FAIL, Severity.HIGH, message);
    }

    private static Finding pass(String id) {
        return finding(id, Status.PASS, Severity.HIGH, "closed");
    }

    private static Finding unknown(String id) {
        return finding(id, Status.UNKNOWN, Severity.HIGH, "refused");
    }

    private static Finding finding(String id, Status status, Severity severity, String message) {
        Optional<Unknown> why =
                status == Status.UNKNOWN ? Optional.of(new Unknown(Cause.ACCESS_DENIED, "", "", "")) : Optional.empty();
        Resource resource = id.equals(ACCOUNT.id())
                ? ACCOUNT.resource()
                : new Resource("arn:aws:ec2:::security-group/" + id, id, "AWS::EC2::SecurityGroup", id);
        return new Finding(
                "sg-admin-ports",
                severity,
                ACCOUNT.id(),
                "eu-west-1",
                resource,
                new Outcome(status, message, List.of(), why));
    }
}
