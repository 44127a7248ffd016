package dev.harden.cli;

import dev.harden.facts.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Is the part of a command line that says how long a run may take. */
final class Until {
    private static final Pattern DURATION = Pattern.compile("([1-9]\\d{0,6})([smh])");
    private static final Map<String, Long> SECONDS = Map.of("s", 1L, "m", 60L, "h", 3600L);

    @Option(
            names = "--deadline",
            paramLabel = "DURATION",
            description = "Longest time for the whole run, for example 90s, 30m or 2h (default: none)."
                    + " What was not examined by then is UNKNOWN.")
    private String deadline;

    /**
     * Holds the option to being a time.
     *
     * @throws UsageError when it is none
     */
    void check() {
        if (deadline != null && !DURATION.matcher(deadline).matches()) {
            throw new UsageError("--deadline takes a duration, as 90s, 30m or 2h, not '" + deadline + "'");
        }
    }

    /** Gives the deadline of a run that begins now. */
    Deadline deadline() {
        Matcher parts = DURATION.matcher(deadline == null ? "" : deadline);
        return parts.matches()
                ? Deadline.in(
                        Duration.ofSeconds(Long.parseLong(parts.group(1)) * SECONDS.get(parts.group(2))), deadline)
                : Deadline.NONE;
    }
}
