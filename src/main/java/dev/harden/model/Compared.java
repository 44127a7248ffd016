package dev.harden.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says what became of what failed or could not be judged, since an older report of the same account.
 *
 * @param since when the older run began
 * @param failures how many findings failed then
 * @param unknowns how many could not be judged then
 * @param changes what is different, in the order of the findings
 */
public record Compared(Instant since, long failures, long unknowns, List<Change> changes) {
    /** What became of a finding. */
    public enum Kind {
        /** The older report has nothing of it, though it covers the check and the region. */
        NEW,
        /** The older report does not cover the check or the region. */
        NOT_COVERED_BEFORE,
        /** It is worse than before, or bad in another way. */
        WORSE,
        /** It passes, does not apply any more, or is less severe. */
        BETTER,
        /** What it was about is not there any more. */
        GONE,
        /** It failed before, and could not be judged this time. */
        NOT_JUDGED;

        /** Tells whether it is about a finding that is there now and counts for the exit code. */
        public boolean isFresh() {
            return this == NEW || this == NOT_COVERED_BEFORE || this == WORSE;
        }
    }

    /**
     * Is one difference; at least one side is there.
     *
     * @param kind what became of it
     * @param before what the older report says
     * @param now what this report says
     */
    public record Change(Kind kind, Optional<Finding> before, Optional<Finding> now) {
        /** Gives the finding to name: as it is now, where it is there. */
        public Finding finding() {
            return now.or(() -> before).orElseThrow();
        }
    }

    public Compared {
        requireNonNull(since, "since");
        changes = List.copyOf(changes);
    }

    /** Compares. */
    public static Compared of(Report report, Report before) {
        Comparison comparison = new Comparison(before, report);
        List<Change> changes = new ArrayList<>();
        for (Finding finding : report.findings()) {
            if (isOpen(finding) && comparison.isNewOrWorse(finding)) {
                List<Finding> olds = comparison.olds(finding);
                Kind kind = !olds.isEmpty() ? Kind.WORSE : covers(before, finding) ? Kind.NEW : Kind.NOT_COVERED_BEFORE;
                changes.add(new Change(kind, olds.stream().findFirst(), Optional.of(finding)));
            }
        }
        Set<List<String>> unlisted = unlisted(report, comparison);
        for (Finding old : before.findings()) {
            if (isOpen(old)) {
                boolean looked = covers(report, old) && !unlisted.contains(place(old));
                became(old, comparison, looked).ifPresent(changes::add);
            }
        }
        return new Compared(before.startedAt(), before.count(Status.FAIL), before.count(Status.UNKNOWN), changes);
    }

    private static Optional<Change> became(Finding old, Comparison comparison, boolean looked) {
        List<Finding> news = comparison.news(old);
        if (news.isEmpty()) {
            return Optional.of(new Change(looked ? Kind.GONE : Kind.NOT_JUDGED, Optional.of(old), Optional.empty()));
        }
        Finding now = news.get(0);
        if (now.status() == Status.UNKNOWN) {
            return old.status() == Status.FAIL
                    ? Optional.of(new Change(Kind.NOT_JUDGED, Optional.of(old), Optional.of(now)))
                    : Optional.empty();
        }
        boolean milder = old.status() == Status.FAIL
                && !old.severity().equals(now.severity())
                && news.stream().noneMatch(comparison::isNewOrWorse);
        return now.status() == Status.FAIL && !milder
                ? Optional.empty()
                : Optional.of(new Change(Kind.BETTER, Optional.of(old), Optional.of(now)));
    }

    /** Gives the checks and regions of which something could not be listed: what is not told of there may be there. */
    private static Set<List<String>> unlisted(Report report, Comparison comparison) {
        Set<List<String>> places = new HashSet<>();
        report.findings().stream()
                .filter(finding -> finding.status() == Status.UNKNOWN)
                .filter(finding -> finding.resource().type().equals(Resource.ACCOUNT)
                        || comparison.olds(finding).isEmpty())
                .forEach(finding -> places.add(place(finding)));
        return places;
    }

    private static List<String> place(Finding finding) {
        return List.of(finding.check(), finding.region());
    }

    private static boolean covers(Report report, Finding finding) {
        return report.extent().checks().contains(finding.check())
                && (finding.region().equals(Scope.GLOBAL) || report.regions().contains(finding.region()));
    }

    private static boolean isOpen(Finding finding) {
        return finding.status() == Status.FAIL || finding.status() == Status.UNKNOWN;
    }

    /** Counts the differences of a kind. */
    public long count(Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }

    /**
     * Is what is counted of it, for a line among many accounts.
     *
     * @param since when the older run began
     * @param failures how many findings failed then
     * @param counts how many differences of each kind there are
     */
    public record Sum(Instant since, long failures, Map<Kind, Long> counts) {
        public Sum {
            requireNonNull(since, "since");
            counts = Map.copyOf(counts);
        }

        /** Gives how many differences of some kinds there are. */
        public long count(Kind... kinds) {
            return Arrays.stream(kinds)
                    .mapToLong(kind -> counts.getOrDefault(kind, 0L))
                    .sum();
        }
    }

    /** Sums it up. */
    public Sum sum() {
        return new Sum(
                since, failures, changes.stream().collect(Collectors.groupingBy(Change::kind, Collectors.counting())));
    }
}
