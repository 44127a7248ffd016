package dev.harden.model;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sums up what a report says of an account, for a line among many accounts.
 *
 * @param member the account
 * @param counts how many findings of each status there are, whether or not they are accepted
 * @param worst the ids of the checks that failed worst, at most three, worst first
 * @param notSeen why nothing at all could be seen of it; absent when something could
 * @param failing how many failures of each severity count, being neither waived nor in the baseline
 * @param compared what became of an older report's findings, where it was held to one in this run
 */
public record AccountSum(
        Member member,
        Map<Status, Long> counts,
        List<String> worst,
        Optional<String> notSeen,
        Map<Severity, Long> failing,
        Optional<Compared.Sum> compared) {
    private static final int MOST_WORST = 3;

    public AccountSum {
        counts = Map.copyOf(counts);
        worst = List.copyOf(worst);
        failing = Map.copyOf(failing);
    }

    /**
     * Sums up.
     *
     * @param about the run, which knows the account's name
     */
    public static AccountSum of(Report report, Organization about) {
        String id = report.account().id();
        Member member = about.members().stream()
                .filter(one -> one.account().equals(id))
                .findFirst()
                .orElseGet(() -> new Member(id, "", "", true));
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            counts.put(status, report.count(status));
        }
        List<String> worst = report.findings().stream()
                .filter(finding -> finding.status() == Status.FAIL && finding.counts())
                .sorted(Comparator.comparing(Finding::severity).thenComparing(Comparator.naturalOrder()))
                .map(Finding::check)
                .distinct()
                .limit(MOST_WORST)
                .toList();
        Map<Severity, Long> failing = report.findings().stream()
                .filter(finding -> finding.status() == Status.FAIL && finding.counts())
                .collect(Collectors.groupingBy(Finding::severity, Collectors.counting()));
        return new AccountSum(
                member,
                counts,
                worst,
                notSeen(report),
                failing,
                report.compared().map(Compared::sum));
    }

    private static Optional<String> notSeen(Report report) {
        List<String> reasons = report.findings().stream()
                .map(finding ->
                        finding.status() == Status.UNKNOWN ? finding.outcome().message() : "")
                .distinct()
                .limit(2)
                .toList();
        return reasons.size() == 1 && !reasons.get(0).isEmpty() ? Optional.of(reasons.get(0)) : Optional.empty();
    }

    /** Gives the severity of the worst failure that counts; absent where none does. */
    public Optional<Severity> severity() {
        return failing.keySet().stream().min(Comparator.naturalOrder());
    }

    /** Gives how many failures are waived, or were in the baseline. */
    public long accepted() {
        return count(Status.FAIL)
                - failing.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Gives how many findings of a status there are. */
    public long count(Status status) {
        return counts.getOrDefault(status, 0L);
    }
}
