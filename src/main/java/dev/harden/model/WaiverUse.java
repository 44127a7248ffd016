package dev.harden.model;

import static java.util.Objects.requireNonNull;

/**
 * Tells what became of a waiver in a run.
 *
 * @param waiver the waiver
 * @param state what became of it
 * @param findings how many findings it is about
 */
public record WaiverUse(Waiver waiver, State state, int findings) {
    /** What becomes of waivers. */
    public enum State {
        /** It is in force, and about some finding. */
        USED,
        /** Its last day is over: the findings that it is about count again. */
        EXPIRED,
        /** It is about no finding of this run. */
        UNMATCHED
    }

    public WaiverUse {
        requireNonNull(waiver, "waiver");
        requireNonNull(state, "state");
    }

    /** Says why it is of no use; to be asked when it is of none. */
    public String useless() {
        String what = state == State.EXPIRED
                ? "expired on " + waiver.expires() + "; what it is about counts again"
                : "is about nothing that failed or could not be judged";
        return "the waiver of " + waiver.owner() + " for " + waiver.about() + ", " + what;
    }

    /** Joins it with what became of the same waiver in another account: used when either was. */
    public WaiverUse and(WaiverUse other) {
        State joined = state == State.UNMATCHED ? other.state : state;
        return new WaiverUse(waiver, joined, findings + other.findings);
    }
}
