package dev.harden.facts;

/**
 * Is something that a check wants to know: of AWS ({@link Fact}) or by reasoning ({@link Derived}).
 *
 * <p>Questions are records. Their components are their parameters, so that equal questions are one question, which is
 * asked once a run.
 *
 * @param <T> the type of the answer
 */
public sealed interface Question<T> permits Fact, Derived {}
