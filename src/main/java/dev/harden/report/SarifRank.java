package dev.harden.report;

import dev.harden.model.Severity;

/** Gives the words and numbers by which code scanning ranks alerts. */
final class SarifRank {
    private SarifRank() {}

    static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW, INFO -> "note";
        };
    }

    /** Gives the number by which code scanning ranks: critical from 9.0, high from 7.0, medium from 4.0, low below. */
    static String score(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "9.5";
            case HIGH -> "8.0";
            case MEDIUM -> "5.5";
            case LOW -> "3.0";
            case INFO -> "1.0";
        };
    }
}
