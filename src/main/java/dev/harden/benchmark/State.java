package dev.harden.benchmark;

import dev.harden.benchmark.Benchmark.Coverage;
import java.util.EnumSet;
import java.util.Set;

/** Says how a control stands. */
public enum State {
    /** Something that it is about fails, be it waived or not. */
    NOT_SATISFIED("not satisfied"),
    /** Nothing fails, but something could not be judged, or a check of it was not part of the run. */
    UNDETERMINED("undetermined"),
    /** All that was judged passes; a part of the control was not judged. */
    PARTIAL("partly satisfied"),
    /** All that it is about was judged, there is some of it, and all of it passes. */
    SATISFIED("satisfied"),
    /** There is nothing that it is about. */
    NOT_APPLICABLE("not applicable"),
    /** Its checks found nothing that speaks for it or against it. */
    NO_EVIDENCE("no evidence"),
    /** No check speaks to it; it is to be looked at by hand. */
    NOT_COVERED("not covered");

    private final String word;

    State(String word) {
        this.word = word;
    }

    /** Gives the word that reports for people print. */
    public String word() {
        return word;
    }

    /**
     * Concludes.
     *
     * @param coverage how much of the control its checks answer
     * @param weights how findings count for it
     * @param gaps what is missing, as far as no finding says so
     */
    static State of(Coverage coverage, Set<Weight> weights, Set<Gap> gaps) {
        if (coverage == Coverage.NONE) {
            return NOT_COVERED;
        }
        if (weights.contains(Weight.FAIL)) {
            return NOT_SATISFIED;
        }
        if (weights.contains(Weight.UNKNOWN) || gaps.contains(Gap.NOT_RUN)) {
            return UNDETERMINED;
        }
        boolean whole = coverage == Coverage.FULL && gaps.isEmpty() && !weights.contains(Weight.LEFT_OUT);
        if (weights.contains(Weight.PASS)) {
            return whole ? SATISFIED : PARTIAL;
        }
        return whole && weights.equals(EnumSet.of(Weight.NOT_APPLICABLE)) ? NOT_APPLICABLE : NO_EVIDENCE;
    }

    /**
     * Concludes how a control stands over several accounts: as in the account where it stands worst; what is satisfied where
     * something was judged, and has no evidence elsewhere, is so in part.
     *
     * @param states how it stands in them
     */
    static State over(Set<State> states) {
        for (State worst : EnumSet.of(NOT_SATISFIED, UNDETERMINED, PARTIAL)) {
            if (states.contains(worst)) {
                return worst;
            }
        }
        if (states.contains(SATISFIED)) {
            return states.contains(NO_EVIDENCE) ? PARTIAL : SATISFIED;
        }
        return states.contains(NO_EVIDENCE)
                ? NO_EVIDENCE
                : states.contains(NOT_APPLICABLE) ? NOT_APPLICABLE : NOT_COVERED;
    }

    /** Is what may be missing. */
    enum Gap {
        /** A check was not part of the run. */
        NOT_RUN,
        /** A check was run, and says nothing of what the control is about. */
        NOTHING_SAID
    }
}
