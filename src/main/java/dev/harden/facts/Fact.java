package dev.harden.facts;

/**
 * Asks AWS one thing: one operation with its parameters, all its pages. Carries {@link Needs}.
 *
 * @param <T> the type of the answer
 */
public non-sealed interface Fact<T> extends Question<T> {
    /**
     * Asks. Documented absence is an answer and is said here ({@link Answers#absentWhen}); every other exception is let
     * through, and an answer that lacks what AWS always fills is refused ({@link Answers#require}).
     */
    T load(Aws aws);
}
