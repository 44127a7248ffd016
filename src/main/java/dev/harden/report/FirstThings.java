package dev.harden.report;

import dev.harden.model.Count;
import dev.harden.model.Finding;
import dev.harden.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the things to do first, and what each closes. A hole in a network is a thing of its own; failures of a check without
 * parts are one, as they are done in one go.
 */
final class FirstThings {
    private static final int FIRST = 3;

    private final Wording wording;
    private final Places places;
    private final Map<String, Thing> checks = new TreeMap<>();
    private List<Thing> holes = List.of();

    FirstThings(Wording wording, Places places) {
        this.wording = wording;
        this.places = places;
    }

    /**
     * Is a thing to do.
     *
     * @param worst the worst severity of what it closes
     * @param size how many findings it closes
     * @param first the one that is named
     * @param places how many places it is about
     * @param checks the ids of their checks
     */
    private record Thing(Severity worst, long size, Finding first, long places, Set<String> checks) {
        private static final Comparator<Thing> WORST_FIRST = Comparator.comparing(Thing::worst)
                .thenComparing(thing -> -thing.size)
                .thenComparing(Thing::first);

        private Thing and(Thing other) {
            return new Thing(
                    worst.compareTo(other.worst) <= 0 ? worst : other.worst,
                    size + other.size,
                    first.compareTo(other.first) <= 0 ? first : other.first,
                    places + other.places,
                    checks);
        }
    }

    /** Adds what failed in an account. */
    void add(List<Hole> failures) {
        Map<String, List<Finding>> alone = new TreeMap<>();
        List<Thing> all = new ArrayList<>(holes);
        for (Hole hole : failures) {
            if (hole.parts().isEmpty()) {
                alone.computeIfAbsent(hole.head().check(), unseen -> new ArrayList<>())
                        .add(hole.head());
            } else {
                all.add(thing(hole.all()));
            }
        }
        alone.forEach((check, findings) -> checks.merge(check, thing(findings), Thing::and));
        holes = all.stream().sorted(Thing.WORST_FIRST).limit(FIRST).toList();
    }

    private Thing thing(List<Finding> findings) {
        Set<String> ids = findings.stream().map(Finding::check).collect(Collectors.toCollection(TreeSet::new));
        Set<String> where = findings.stream().map(places::of).collect(Collectors.toCollection(LinkedHashSet::new));
        Severity worst = findings.stream()
                .map(Finding::severity)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new Thing(worst, findings.size(), findings.get(0), where.size(), ids);
    }

    /** Gives a line for each, first things first. */
    List<String> lines() {
        return Stream.concat(holes.stream(), checks.values().stream())
                .sorted(Thing.WORST_FIRST)
                .limit(FIRST)
                .map(thing -> thing.worst.word() + ": " + wording.fault(thing.first.check()) + ": "
                        + places.of(thing.first)
                        + (thing.places == 1 ? "" : " and " + (thing.places - 1) + " more") + "; closes "
                        + Count.of(thing.size, "finding") + " of " + String.join(", ", thing.checks))
                .toList();
    }
}
