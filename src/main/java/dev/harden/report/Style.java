package dev.harden.report;

import dev.harden.model.Severity;

/** Colours text on a terminal; never the only sign of anything. */
enum Style {
    PLAIN(""),
    BOLD("1"),
    ALARM("1;31"),
    WARNING("33"),
    DOUBT("35"),
    GOOD("32");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** Gives the style of a failure. */
    static Style of(Severity severity) {
        return severity.atLeast(Severity.HIGH) ? ALARM : WARNING;
    }

    /** Gives this, or nothing where colours are not wanted. */
    Style when(boolean color) {
        return color ? this : PLAIN;
    }

    String of(String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
