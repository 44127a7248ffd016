package dev.harden.facts;

import java.util.Optional;

/**
 * Tells what AWS will answer once a change is made. What is concluded from the answers follows by itself, so that only what
 * AWS is asked has to be foretold.
 */
public interface Foresees {
    /** Tells whether what it does to the answers is known; where not, nothing is said of how findings will stand. */
    boolean isForeseen();

    /** Tells whether the answer to a question will be another. */
    boolean touches(Fact<?> question);

    /**
     * Gives the answer to a question as it will be.
     *
     * @param before the answer now
     */
    <T> T after(Fact<T> question, T before);

    /**
     * Gives the answer to a question that nobody asked before, as one about what is only made by the change; empty where the
     * answer hangs on the one before.
     */
    default <T> Optional<T> anew(Fact<T> question) {
        return Optional.empty();
    }
}
