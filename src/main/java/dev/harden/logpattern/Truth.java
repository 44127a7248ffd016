package dev.harden.logpattern;

/**
 * Says whether a comparison holds, from no to yes. {@code &&} is the least of its sides, {@code ||} the greatest. A star
 * inside a value is a plain star by the guide of 2018, of which later editions are silent: what holds by that reading
 * alone has values of its own.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">Filter pattern
 *     syntax</a>
 */
public enum Truth {
    NO,
    /** No, when a star inside a value is a plain star. */
    NO_BY_PLAIN_STAR,
    /** AWS's documents do not say. */
    OPEN,
    /** Yes, when a star inside a value is a plain star. */
    YES_BY_PLAIN_STAR,
    YES;

    public static Truth of(boolean holds) {
        return holds ? YES : NO;
    }

    public Truth not() {
        return values()[values().length - 1 - ordinal()];
    }

    public Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Tells whether it holds by the guide, with the oldest edition speaking where later ones are silent. */
    public boolean holds() {
        return compareTo(OPEN) > 0;
    }

    /** Tells whether all editions agree. */
    public boolean settled() {
        return this == YES || this == NO;
    }
}
