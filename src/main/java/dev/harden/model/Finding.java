package dev.harden.model;

import static java.util.Objects.requireNonNull;

import dev.harden.model.remedy.Remedy;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * Is one check's word about one resource.
 *
 * @param check the check's id
 * @param severity what a failure means here; the check's own unless the verdict raised it
 * @param account the audited account's id
 * @param region the region that was judged, {@link Scope#GLOBAL} for checks of the whole account
 * @param resource what was judged
 * @param outcome what was found out
 * @param marks what stands beside it
 * @param remedy what mends it; there when it fails
 */
public record Finding(
        String check,
        Severity severity,
        String account,
        String region,
        Resource resource,
        Outcome outcome,
        Marks marks,
        Optional<Remedy> remedy)
        implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::check)
            .thenComparing(Finding::account)
            .thenComparing(Finding::region)
            .thenComparing(finding -> finding.resource().arn())
            .thenComparing(finding -> finding.resource().key())
            .thenComparing(Finding::status)
            .thenComparing(finding -> finding.outcome().message());

    public Finding {
        requireNonNull(check, "check");
        requireNonNull(severity, "severity");
        requireNonNull(account, "account");
        requireNonNull(region, "region");
        requireNonNull(resource, "resource");
        requireNonNull(outcome, "outcome");
        requireNonNull(marks, "marks");
        requireNonNull(remedy, "remedy");
    }

    /** Is a finding without a remedy. */
    public Finding(
            String check,
            Severity severity,
            String account,
            String region,
            Resource resource,
            Outcome outcome,
            Marks marks) {
        this(check, severity, account, region, resource, outcome, marks, Optional.empty());
    }

    /** Is a finding with nothing beside it. */
    public Finding(String check, Severity severity, String account, String region, Resource resource, Outcome outcome) {
        this(check, severity, account, region, resource, outcome, Marks.NONE);
    }

    /** What mends it is large, as the rules of a region, and says no more of which finding it is. */
    @Override
    public int hashCode() {
        return Objects.hash(check, account, region, resource, outcome);
    }

    /** Gives it with other marks. */
    public Finding with(Marks others) {
        return new Finding(check, severity, account, region, resource, outcome, others, remedy);
    }

    /** Gives it with what mends it. */
    public Finding mendedBy(Optional<Remedy> one) {
        return new Finding(check, severity, account, region, resource, outcome, marks, one);
    }

    /** Tells whether it counts for the exit code: not when it is waived, or was there before. */
    public boolean counts() {
        return marks.waiver().isEmpty() && !marks.known();
    }

    public Status status() {
        return outcome.status();
    }

    /** Orders by check, place and resource, so that two runs over the same account give the same report. */
    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
