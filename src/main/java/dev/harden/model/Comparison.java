package dev.harden.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Compares two reports, finding by finding: of the same check, account, region and resource.
 *
 * <p>What fails in another way than before counts as worse, since it may be: a group that was open on one port and is now
 * open on two. Only ages and times, which change by themselves, are left out of that.
 */
public final class Comparison {
    private static final Pattern TIMES =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z|\\d+(?= (?:days?|hours?|minutes?)\\b)");

    private final Map<String, List<Finding>> before;
    private final Map<String, List<Finding>> after;

    /** Is one difference; at least one side is there. */
    public record Change(Kind kind, Optional<Finding> before, Optional<Finding> after) {}

    /** What became of a finding. */
    public enum Kind {
        APPEARED,
        WORSE,
        CHANGED,
        BETTER,
        VANISHED
    }

    public Comparison(Report old, Report now) {
        this.before = byKey(old);
        this.after = byKey(now);
    }

    private static Map<String, List<Finding>> byKey(Report report) {
        Map<String, List<Finding>> byKey = new TreeMap<>();
        report.findings()
                .forEach(finding -> byKey.computeIfAbsent(key(finding), unseen -> new ArrayList<>())
                        .add(finding));
        return byKey;
    }

    private static String key(Finding finding) {
        return String.join(
                "\n",
                finding.check(),
                finding.account(),
                finding.region(),
                finding.resource().key());
    }

    /** Tells whether the old report has nothing that is as bad as this finding of the new one, and bad in the same way. */
    public boolean isNewOrWorse(Finding finding) {
        return before.getOrDefault(key(finding), List.of()).stream().noneMatch(old -> covers(old, finding));
    }

    /** Returns what the old report has of the same subject with the same status. */
    public Optional<Finding> before(Finding finding) {
        return before.getOrDefault(key(finding), List.of()).stream()
                .filter(old -> old.status() == finding.status())
                .findFirst();
    }

    /** Returns what the old report has of a finding's subject. */
    List<Finding> olds(Finding finding) {
        return before.getOrDefault(key(finding), List.of());
    }

    /** Returns what the new report has of a finding's subject, the worst first. */
    List<Finding> news(Finding finding) {
        return after.getOrDefault(key(finding), List.of());
    }

    private static boolean covers(Finding old, Finding now) {
        boolean asBad = old.status().compareTo(now.status()) < 0
                || old.status() == now.status() && old.severity().atLeast(now.severity());
        return asBad && (old.status() != now.status() || said(old).equals(said(now)));
    }

    private static String said(Finding finding) {
        return TIMES.matcher(finding.outcome().message()).replaceAll("#");
    }

    /** Gives what is different, in the order of the findings. */
    public List<Change> changes() {
        Map<String, List<Change>> changes = new TreeMap<>();
        after.forEach((key, findings) -> findings.forEach(now -> change(key, now)
                .ifPresent(change -> changes.computeIfAbsent(key, unseen -> new ArrayList<>())
                        .add(change))));
        before.forEach((key, findings) -> {
            if (!after.containsKey(key)) {
                findings.forEach(old -> changes.computeIfAbsent(key, unseen -> new ArrayList<>())
                        .add(new Change(Kind.VANISHED, Optional.of(old), Optional.empty())));
            }
        });
        return changes.values().stream().flatMap(List::stream).toList();
    }

    private Optional<Change> change(String key, Finding now) {
        List<Finding> olds = before.getOrDefault(key, List.of());
        if (olds.isEmpty()) {
            return Optional.of(new Change(Kind.APPEARED, Optional.empty(), Optional.of(now)));
        }
        if (olds.stream().anyMatch(old -> same(old, now))) {
            return Optional.empty();
        }
        Finding old = olds.get(0);
        return Optional.of(new Change(kind(old, now), Optional.of(old), Optional.of(now)));
    }

    private static boolean same(Finding old, Finding now) {
        return old.status() == now.status()
                && old.severity() == now.severity()
                && said(old).equals(said(now));
    }

    private static Kind kind(Finding old, Finding now) {
        int order = now.status().compareTo(old.status());
        if (order == 0) {
            order = now.severity().compareTo(old.severity());
        }
        return order < 0 ? Kind.WORSE : order > 0 ? Kind.BETTER : Kind.CHANGED;
    }
}
