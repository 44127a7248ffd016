package dev.harden.report;

import dev.harden.benchmark.Controls;
import dev.harden.model.Count;
import dev.harden.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Gives the words and numbers by which code scanning ranks alerts. */
final class SarifRank {
    /** GitHub refuses a rule with more. */
    private static final int MOST_TAGS = 20;

    /** GitHub refuses a run with more. */
    static final int MOST_RESULTS = 25_000;

    /** GitHub keeps these many of a run, by their severity. */
    private static final int MOST_ALERTS = 5_000;

    private SarifRank() {}

    /** Says what code scanning does not show of so many failures. */
    static List<String> limits(int failures) {
        List<String> limits = new ArrayList<>();
        if (failures > MOST_ALERTS) {
            limits.add(String.format(
                    Locale.ROOT, "code scanning shows the worst %,d of %,d failures", MOST_ALERTS, failures));
        }
        if (failures > MOST_RESULTS) {
            limits.add(Count.of(failures - MOST_RESULTS, "more failure is", "more failures are")
                    + " left out, since code scanning takes no more than " + MOST_RESULTS);
        }
        return limits;
    }

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
