package dev.harden.facts;

/**
 * Concludes something from other questions. Carries {@link RestsOn}. Never catches what it is refused.
 *
 * @param <T> the type of the conclusion
 */
public non-sealed interface Derived<T> extends Question<T> {
    T derive(Facts facts);
}
