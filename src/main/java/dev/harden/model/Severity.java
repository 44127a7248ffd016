package dev.harden.model;

import java.util.Locale;

/** Ranks what a failure means for the account, worst first. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    INFO;

    /** Tells whether this is as bad as the other, or worse. */
    public boolean atLeast(Severity other) {
        return compareTo(other) <= 0;
    }

    /** Gives the name as options and reports for people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
