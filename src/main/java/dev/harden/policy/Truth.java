package dev.harden.policy;

/** Says whether something holds for every request that a question is about. */
public enum Truth {
    /** It holds for each. */
    YES,
    /** It holds for none. */
    NO,
    /** It hangs on what is not known of the requests, or holds for some alone. */
    DEPENDS;

    static Truth of(boolean holds) {
        return holds ? YES : NO;
    }

    Truth and(Truth other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES && other == YES ? YES : DEPENDS;
    }

    Truth or(Truth other) {
        return not().and(other.not()).not();
    }

    Truth not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case DEPENDS -> DEPENDS;
        };
    }
}
