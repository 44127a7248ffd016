package dev.harden.facts.alarm;

import dev.harden.facts.FactUnavailable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/**
 * Is a filter's metric as an alarm's statistic reads it in one period.
 *
 * @param statistic the statistic
 * @param period the period in seconds
 * @param emission what one event adds to the metric
 * @param events how many events happen within five minutes
 * @param alarm the alarm, a fragment
 */
record Reading(String statistic, int period, Emission emission, int events, String alarm) {
    /** The seconds of the five minutes in which events may happen. */
    static final int WINDOW = 300;

    private static final BigDecimal SECONDS = BigDecimal.valueOf(60);

    Optional<String> hiding() {
        boolean hides = statistic.equals("Average") || statistic.equals("Minimum");
        return hides && emission.quiet().isPresent()
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "%s takes the %s, which hides an event among the default values of the filter",
                        alarm,
                        statistic))
                : Optional.empty();
    }

    /** Gives the value when the events happen, as evenly spread over five minutes as they may be. */
    BigDecimal loud() {
        int shared = (int) Math.ceil((double) events * Math.min(period, WINDOW) / WINDOW);
        BigDecimal count = BigDecimal.valueOf(shared);
        return switch (statistic) {
            case "SampleCount" -> count;
            case "Sum" -> emission.value().multiply(count);
            case "Average", "Minimum", "Maximum" -> emission.value();
            default ->
                throw FactUnavailable.notSettled(
                        "what one event makes of the statistic " + statistic + " of " + alarm + " is not settled");
        };
    }

    /** Gives the value of a minute in which nothing happens; absent when there is none. */
    Optional<BigDecimal> silent() {
        return statistic.equals("SampleCount") ? emission.quiet().map(value -> BigDecimal.ONE) : emission.quiet();
    }

    /** Gives how often the default value may add up in a period. */
    BigDecimal minutes() {
        boolean adds = statistic.equals("Sum") || statistic.equals("SampleCount");
        return adds ? BigDecimal.valueOf(period).divide(SECONDS, RoundingMode.UP) : BigDecimal.ONE;
    }
}
