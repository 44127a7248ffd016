package dev.harden.engine;

import dev.harden.checks.Registered;
import dev.harden.model.Finding;
import dev.harden.model.Marks;
import dev.harden.model.Outcome;
import dev.harden.model.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Joins what says that there was nothing to judge: one finding a check, on the account, where the check has no other. */
final class Nothing {
    private Nothing() {}

    /** Gives a check's words for it. */
    static String words(Registered check) {
        String own = check.info().none();
        return own.isEmpty() ? "there was nothing to judge" : own;
    }

    static List<Judged> joined(List<Judged> judged) {
        Set<String> telling = judged.stream()
                .filter(one -> !one.nothing())
                .map(one -> one.finding().check())
                .collect(Collectors.toSet());
        List<Judged> kept = new ArrayList<>();
        Map<String, List<Finding>> silent = new LinkedHashMap<>();
        for (Judged one : judged) {
            String check = one.finding().check();
            if (!one.nothing()) {
                kept.add(one);
            } else if (!telling.contains(check)) {
                silent.computeIfAbsent(check, unseen -> new ArrayList<>()).add(one.finding());
            }
        }
        silent.values().forEach(rows -> kept.add(join(rows)));
        return kept;
    }

    private static Judged join(List<Finding> rows) {
        Finding first = rows.get(0);
        List<String> regions = rows.stream()
                .map(Finding::region)
                .filter(region -> !region.equals(Scope.GLOBAL))
                .distinct()
                .sorted()
                .toList();
        Outcome outcome = new Outcome(
                first.status(),
                first.outcome().message() + where(regions),
                rows.stream()
                        .flatMap(row -> row.outcome().evidence().stream())
                        .distinct()
                        .toList(),
                first.outcome().unknown());
        Marks marks = Marks.of(rows.stream()
                .flatMap(row -> row.marks().exchanges().stream())
                .distinct()
                .sorted()
                .toList());
        Finding joined = new Finding(
                first.check(), first.severity(), first.account(), Scope.GLOBAL, first.resource(), outcome, marks);
        return new Judged(joined, Optional.empty(), false);
    }

    private static String where(List<String> regions) {
        return switch (regions.size()) {
            case 0 -> "";
            case 1 -> " in " + regions.get(0);
            default -> " in any of the " + regions.size() + " regions that were judged";
        };
    }
}
