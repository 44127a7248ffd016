package dev.harden.model.remedy;

import dev.harden.model.Finding;
import java.util.List;
import java.util.Locale;

/**
 * Says what became of a change when it was made in the model of the account and all checks judged again.
 *
 * @param state whether it was tried, and how it went
 * @param closes the failures that end with it, in the order of the plan
 * @param worsens what would fail that does not now; these hold it back
 * @param why why it is not proven or held back, a fragment; empty otherwise
 */
public record Proof(State state, List<Finding> closes, List<Finding> worsens, String why) {
    /** Is how a change went. */
    public enum State {
        /** Nobody has judged again; what it closes is what the checks want it for. */
        UNTRIED,
        /** It was made in the model, and judged again. */
        PROVEN,
        /** What it does cannot be foretold. */
        NOT_PROVEN,
        /** What it is for is closed by what comes before it. */
        NEEDLESS,
        /** It would make something worse. */
        HELD_BACK;

        /** Gives the word that reports have for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Proof {
        closes = List.copyOf(closes);
        worsens = List.copyOf(worsens);
    }

    static Proof untried(List<Finding> closes) {
        return new Proof(State.UNTRIED, closes, List.of(), "");
    }

    public static Proof proven(List<Finding> closes) {
        return new Proof(State.PROVEN, closes, List.of(), "");
    }

    /** Says why nothing is known of how findings will stand. */
    public static Proof not(List<Finding> meant, String why) {
        return new Proof(State.NOT_PROVEN, meant, List.of(), why);
    }

    /** Says that what comes before it is enough. */
    public static Proof needless() {
        return new Proof(State.NEEDLESS, List.of(), List.of(), "an earlier step closes what it is for");
    }

    public static Proof heldBack(List<Finding> worsens, String why) {
        return new Proof(State.HELD_BACK, List.of(), worsens, why);
    }
}
