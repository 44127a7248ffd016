package dev.harden.benchmark;

import dev.harden.model.Status;

/** Says how a finding counts for a control, the most telling word first. */
public enum Weight {
    FAIL,
    UNKNOWN,
    PASS,
    NOT_APPLICABLE,
    /** The user left it out by an option, or has the check judge something else. */
    LEFT_OUT;

    static Weight of(Status status) {
        return switch (status) {
            case FAIL -> FAIL;
            case UNKNOWN -> UNKNOWN;
            case PASS -> PASS;
            case NOT_APPLICABLE -> NOT_APPLICABLE;
        };
    }
}
