package dev.harden.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.benchmark.Benchmark.Coverage;
import dev.harden.model.Aspect;
import dev.harden.model.Cause;
import dev.harden.model.Finding;
import dev.harden.model.Outcome;
import dev.harden.model.Resource;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Unknown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartTest {
    private static final Part PORT =
            new Part("x-y", Set.of(), Map.of(Aspect.Kind.TRAFFIC, Set.of("tcp 22 IPv4")), false);
    private static final Part TYPE = new Part("x-y", Set.of("AWS::S3::Bucket"), Map.of(), false);

    @Test
    void takesFindingsOfItsCheckAndTypeAlone() {
        assertThat(TYPE.weigh(finding("AWS::S3::Bucket", Status.FAIL))).containsExactly(Weight.FAIL);
        assertThat(TYPE.weigh(finding("AWS::IAM::User", Status.FAIL))).isEmpty();
        assertThat(Part.whole("x-z").weigh(finding("AWS::S3::Bucket", Status.FAIL)))
                .isEmpty();
    }

    @Test
    void whatCouldNotBeListedOrIsNotThereStandsOnTheAccount() {
        assertThat(TYPE.weigh(finding("AWS::::Account", Status.UNKNOWN))).containsExactly(Weight.UNKNOWN);
        assertThat(TYPE.weigh(finding("AWS::::Account", Status.NOT_APPLICABLE))).containsExactly(Weight.NOT_APPLICABLE);
        assertThat(TYPE.weigh(finding("AWS::::Account", Status.FAIL))).isEmpty();
    }

    @Test
    void aPartOfAFindingMayStandOtherwiseThanTheWhole() {
        assertThat(PORT.weigh(finding("X", Status.FAIL, aspect("tcp 22 IPv4", Status.PASS))))
                .containsExactly(Weight.PASS);
        assertThat(PORT.weigh(finding("X", Status.PASS, aspect("tcp 22 IPv4", Status.FAIL))))
                .containsExactly(Weight.FAIL);
        assertThat(PORT.weigh(finding("X", Status.FAIL, aspect("tcp 22 IPv4", Status.UNKNOWN))))
                .containsExactly(Weight.UNKNOWN);
        assertThat(PORT.weigh(finding("X", Status.FAIL, aspect("tcp 22 IPv6", Status.FAIL))))
                .isEmpty();
    }

    @Test
    void aFindingThatDoesNotTellItsPartsLeavesTheControlUndetermined() {
        assertThat(PORT.weigh(finding("X", Status.PASS))).containsExactly(Weight.UNKNOWN);
        assertThat(PORT.weigh(finding("X", Status.FAIL))).containsExactly(Weight.UNKNOWN);
        assertThat(PORT.weigh(finding("X", Status.UNKNOWN))).containsExactly(Weight.UNKNOWN);
        assertThat(PORT.weigh(finding("X", Status.NOT_APPLICABLE))).containsExactly(Weight.NOT_APPLICABLE);
    }

    @Test
    void ofSeveralPartsThoseThatWereNotJudgedAreLeftOut() {
        Part two = new Part("x-y", Set.of(), Map.of(Aspect.Kind.TRAFFIC, Set.of("tcp 22 IPv4", "tcp 23 IPv4")), false);
        assertThat(two.weigh(finding("X", Status.PASS, aspect("tcp 22 IPv4", Status.PASS))))
                .containsExactlyInAnyOrder(Weight.PASS, Weight.LEFT_OUT);
    }

    @Test
    void whatTheUserLeftOutByAnOptionDoesNotCount() {
        Finding out = finding("X", Status.NOT_APPLICABLE, Aspect.leftOutBy("x-y.allowed"));
        assertThat(Part.whole("x-y").weigh(out)).containsExactly(Weight.LEFT_OUT);
        assertThat(PORT.weigh(out)).containsExactly(Weight.LEFT_OUT);
        assertThat(State.of(Coverage.FULL, Set.of(Weight.LEFT_OUT), Set.of())).isEqualTo(State.NO_EVIDENCE);
        assertThat(State.of(Coverage.FULL, Set.of(Weight.LEFT_OUT, Weight.PASS), Set.of()))
                .isEqualTo(State.PARTIAL);
    }

    @Test
    void aFailureThatDoesNotDecideLeavesTheControlUndetermined() {
        Part indirect = new Part("x-y", Set.of(), Map.of(), true);
        assertThat(indirect.weigh(finding("X", Status.FAIL))).containsExactly(Weight.UNKNOWN);
        assertThat(indirect.weigh(finding("X", Status.PASS))).containsExactly(Weight.PASS);
    }

    @Test
    void whatAnswersAPartAloneIsNeverSatisfiedNorNotApplicable() {
        assertThat(State.of(Coverage.PARTIAL, Set.of(Weight.PASS), Set.of())).isEqualTo(State.PARTIAL);
        assertThat(State.of(Coverage.PARTIAL, Set.of(Weight.NOT_APPLICABLE), Set.of()))
                .isEqualTo(State.NO_EVIDENCE);
        assertThat(State.of(Coverage.PARTIAL, Set.of(Weight.PASS, Weight.FAIL), Set.of()))
                .isEqualTo(State.NOT_SATISFIED);
    }

    private static Aspect aspect(String name, Status status) {
        return new Aspect(Aspect.Kind.TRAFFIC, name, status);
    }

    private static Finding finding(String type, Status status, Aspect... aspects) {
        Optional<Unknown> unknown =
                status == Status.UNKNOWN ? Optional.of(new Unknown(Cause.ERROR, "", "", "")) : Optional.empty();
        return new Finding(
                "x-y",
                Severity.LOW,
                "111122223333",
                "eu-west-1",
                new Resource("arn:x", "x", type, "x"),
                new Outcome(status, "so it is", List.of(), unknown, List.of(aspects)));
    }
}
