package dev.harden.report;

import dev.harden.benchmark.Controls;
import dev.harden.model.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Gives the words and numbers by which code scanning ranks alerts. */
final class SarifRank {
    /** Code scanning shows no more of a rule's. */
    private static final int MOST_TAGS = 20;

    private SarifRank() {}

    /** Gives a rule's tags: what it is about, and the controls that it speaks to. */
    static List<String> tags(String topic, List<Controls.Cited> controls) {
        return Stream.concat(
                        Stream.of("security", "aws", topic),
                        controls.stream().map(Controls.Cited::name).map(name -> name.replace(' ', '/')))
                .distinct()
                .limit(MOST_TAGS)
                .toList();
    }

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
