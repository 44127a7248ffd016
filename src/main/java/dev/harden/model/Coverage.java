package dev.harden.model;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * Is one line of what was asked, where, and how it was answered.
 *
 * @param service the service as IAM actions name it, as {@code iam}; {@code *} for a whole region
 * @param operation the API operation, as {@code ListUsers}; {@code *} for a whole region
 * @param region the region's code, or {@link Scope#GLOBAL}
 * @param calls how many calls ended this way; one that is made again with the same parameters counts once
 * @param outcome how they ended
 */
public record Coverage(String service, String operation, String region, int calls, CallOutcome outcome)
        implements Comparable<Coverage> {
    private static final Comparator<Coverage> ORDER = Comparator.comparing(Coverage::service)
            .thenComparing(Coverage::operation)
            .thenComparing(Coverage::region)
            .thenComparing(Coverage::outcome);

    public Coverage {
        requireNonNull(service, "service");
        requireNonNull(operation, "operation");
        requireNonNull(region, "region");
        requireNonNull(outcome, "outcome");
    }

    /** Tells that a whole region was not examined. */
    public static Coverage ofRegion(String region, CallOutcome why) {
        return new Coverage("*", "*", region, 0, why);
    }

    @Override
    public int compareTo(Coverage other) {
        return ORDER.compare(this, other);
    }
}
