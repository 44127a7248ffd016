package dev.harden.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the findings of a run over several accounts as they come, so that none needs to be kept. */
public final class Tally {
    private final Map<Status, Map<Severity, Long>> counts = new EnumMap<>(Status.class);
    private final Map<Status, Map<Severity, Long>> counting = new EnumMap<>(Status.class);
    private final SortedMap<String, OfCheck> checks = new TreeMap<>();
    private final Map<Waiver, WaiverUse> waivers = new LinkedHashMap<>();
    private final Map<CallOutcome, SortedMap<String, Integer>> left = new EnumMap<>(CallOutcome.class);
    private boolean defects;
    private int accounts;
    private long calls;

    /** Counts what one check said. */
    public static final class OfCheck {
        private final Map<Status, Long> findings = new EnumMap<>(Status.class);
        private final Map<Status, Integer> accounts = new EnumMap<>(Status.class);
        private Severity worst = Severity.INFO;

        /** Gives how many findings of a status there are, whether or not they are accepted. */
        public long findings(Status status) {
            return findings.getOrDefault(status, 0L);
        }

        /** Gives in how many accounts there is one of that status. */
        public int accounts(Status status) {
            return accounts.getOrDefault(status, 0);
        }

        /** Gives the worst severity of what failed or could not be judged. */
        public Severity worst() {
            return worst;
        }
    }

    /** Adds an account. */
    public void add(Report report) {
        accounts++;
        calls += report.coverage().stream().mapToLong(Coverage::calls).sum();
        report.coverage().stream()
                .filter(row -> row.outcome() == CallOutcome.NOT_OPTED_IN || row.outcome() == CallOutcome.REGION_DENIED)
                .forEach(row -> left.computeIfAbsent(row.outcome(), why -> new TreeMap<>())
                        .merge(row.region(), 1, Integer::sum));
        Map<String, Map<Status, Boolean>> seen = new TreeMap<>();
        for (Finding finding : report.findings()) {
            add(counts, finding);
            defects |= finding.outcome().unknown().filter(Unknown::isDefect).isPresent();
            if (finding.counts()) {
                add(counting, finding);
            }
            OfCheck check = checks.computeIfAbsent(finding.check(), id -> new OfCheck());
            check.findings.merge(finding.status(), 1L, Long::sum);
            boolean open = finding.status() == Status.FAIL || finding.status() == Status.UNKNOWN;
            if (open && finding.severity().compareTo(check.worst) < 0) {
                check.worst = finding.severity();
            }
            Map<Status, Boolean> here = seen.computeIfAbsent(finding.check(), id -> new EnumMap<>(Status.class));
            if (here.put(finding.status(), true) == null) {
                check.accounts.merge(finding.status(), 1, Integer::sum);
            }
        }
        report.waivers().forEach(use -> waivers.merge(use.waiver(), use, WaiverUse::and));
    }

    private static void add(Map<Status, Map<Severity, Long>> counts, Finding finding) {
        counts.computeIfAbsent(finding.status(), status -> new EnumMap<>(Severity.class))
                .merge(finding.severity(), 1L, Long::sum);
    }

    /** Gives how many accounts were added. */
    public int accounts() {
        return accounts;
    }

    /** Gives how many calls of AWS their coverage tells. */
    public long calls() {
        return calls;
    }

    /** Counts the findings of a status and severity. */
    public long count(Status status, Severity severity) {
        return counts.getOrDefault(status, Map.of()).getOrDefault(severity, 0L);
    }

    /** Counts the findings of a status. */
    public long count(Status status) {
        return counts.getOrDefault(status, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Tells whether a finding of a status, at least as bad as a severity, is neither waived nor in the baseline. */
    public boolean has(Status status, Severity atLeast) {
        return counting.getOrDefault(status, Map.of()).keySet().stream().anyMatch(one -> one.atLeast(atLeast));
    }

    /** Gives in how many accounts each region was not examined for a reason. */
    public SortedMap<String, Integer> regionsLeft(CallOutcome why) {
        return left.getOrDefault(why, new TreeMap<>());
    }

    /** Tells whether a defect of {@code harden} itself kept it from judging something. */
    public boolean hasDefects() {
        return defects;
    }

    /** Gives what each check said, by its id. */
    public SortedMap<String, OfCheck> checks() {
        return Collections.unmodifiableSortedMap(checks);
    }

    /** Gives the ids of the checks of which something failed or could not be judged, worst first. */
    public List<String> openChecks() {
        return checks.keySet().stream()
                .filter(id ->
                        checks.get(id).findings(Status.FAIL) + checks.get(id).findings(Status.UNKNOWN) > 0)
                .sorted(Comparator.comparing((String id) -> checks.get(id).findings(Status.FAIL) == 0)
                        .thenComparing(id -> checks.get(id).worst())
                        .thenComparing(id -> -checks.get(id).accounts(Status.FAIL))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** Gives what became of each waiver over all accounts, in the order of the config file. */
    public List<WaiverUse> waivers() {
        return new ArrayList<>(waivers.values());
    }
}
