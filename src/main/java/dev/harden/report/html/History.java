package dev.harden.report.html;

import dev.harden.model.Compared;
import dev.harden.model.Compared.Kind;
import dev.harden.model.Count;
import dev.harden.model.Finding;
import dev.harden.model.Report;
import dev.harden.model.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Is what the page tells of earlier runs.
 *
 * @param report the report, which was held to a baseline or not
 */
public record History(Report report) {
    private static final Comparator<Finding> WORST =
            Comparator.comparing(Finding::status).thenComparing(Finding::severity);
    private static final int MOST = 50;
    private static final int MOST_DATES = 20;

    /**
     * Is all that became the same of an older report's findings.
     *
     * @param kind what became of them
     * @param changes those to name
     * @param count how many there are
     */
    public record Group(Kind kind, List<Compared.Change> changes, long count) {
        public String title() {
            return History.title(kind);
        }

        public long more() {
            return count - changes.size();
        }
    }

    /**
     * Is a date that the page has a count for.
     *
     * @param date when some of today's failures were first seen, or a run began
     * @param there how many of today's failures were there by then
     * @param failures how many findings failed in the run of that date; absent where no report of it was given
     */
    public record Point(Instant date, long there, Optional<Long> failures) {}

    /** Tells whether there is anything to say. */
    public boolean isThere() {
        return report.compared().isPresent()
                || report.findings().stream()
                        .anyMatch(finding -> finding.marks().known()
                                || Links.isOpen(finding)
                                        && finding.marks().since().isPresent());
    }

    private static String title(Kind kind) {
        return switch (kind) {
            case NEW -> "New";
            case NOT_COVERED_BEFORE -> "Not covered by the baseline";
            case WORSE -> "Worse, or bad in another way";
            case BETTER -> "Better";
            case GONE -> "Gone with its resource";
            case NOT_JUDGED -> "Not judged this time";
        };
    }

    /** Says what became of the baseline, as far as this report knows. */
    public String sum() {
        long now = report.count(Status.FAIL);
        return report.compared()
                .map(compared -> "The baseline of " + Top.time(compared.since()) + " had "
                        + Count.of(compared.failures(), "failure") + " and " + unjudged(compared.unknowns())
                        + "; this run has " + Count.of(now, "failure") + " and "
                        + unjudged(report.count(Status.UNKNOWN)) + ".")
                .orElseGet(() -> {
                    long known = known();
                    return Count.of(known, "failure was", "failures were") + " in the baseline already, "
                            + (now - known) + (now - known == 1 ? " was" : " were") + " not, or not as bad. What of the"
                            + " baseline is better or gone, this report does not hold: 'harden diff' tells.";
                });
    }

    private static String unjudged(long unknowns) {
        return Count.of(unknowns, "finding") + " that could not be judged";
    }

    private long known() {
        return report.findings().stream()
                .filter(finding ->
                        finding.status() == Status.FAIL && finding.marks().known())
                .count();
    }

    /** Gives what is different, by what became of it; none where nothing is, or nobody compared. */
    public List<Group> groups() {
        return report.compared()
                .map(compared -> Arrays.stream(Kind.values())
                        .filter(kind -> compared.count(kind) > 0)
                        .map(kind -> new Group(
                                kind,
                                compared.changes().stream()
                                        .filter(change -> change.kind() == kind)
                                        .sorted(Comparator.comparing(Compared.Change::finding, WORST))
                                        .limit(MOST)
                                        .toList(),
                                compared.count(kind)))
                        .toList())
                .orElse(List.of());
    }

    /** Gives the counts over time; none where all of today's failures are as old as this run. */
    public List<Point> points() {
        Map<Instant, Long> first = new TreeMap<>();
        report.findings().stream()
                .filter(finding -> finding.status() == Status.FAIL)
                .forEach(finding -> first.merge(since(finding), 1L, Long::sum));
        Map<Instant, Long> runs = new TreeMap<>();
        report.compared().ifPresent(compared -> runs.put(compared.since(), compared.failures()));
        runs.put(report.startedAt(), report.count(Status.FAIL));
        runs.keySet().forEach(date -> first.putIfAbsent(date, 0L));
        List<Point> points = new ArrayList<>();
        long there = 0;
        for (Map.Entry<Instant, Long> date : first.entrySet()) {
            there += date.getValue();
            points.add(new Point(date.getKey(), there, Optional.ofNullable(runs.get(date.getKey()))));
        }
        if (points.size() < 2) {
            return List.of();
        }
        return points.subList(Math.max(0, points.size() - MOST_DATES), points.size());
    }

    /** Gives the greatest count of all, by which bars are drawn. */
    public long most() {
        return points().stream()
                .mapToLong(point -> Math.max(point.there(), point.failures().orElse(0L)))
                .max()
                .orElse(0);
    }

    private Instant since(Finding finding) {
        return finding.marks().since().orElse(report.startedAt());
    }
}
