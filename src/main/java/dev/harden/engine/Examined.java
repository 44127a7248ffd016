package dev.harden.engine;

import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.RegionProbe;
import dev.harden.facts.ec2.Regions;
import dev.harden.model.CallOutcome;
import dev.harden.model.Coverage;
import dev.harden.model.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Says which regions a run looks into, and which it does not, and why.
 *
 * @param regions the codes of those that are examined
 * @param left why others are not, by their code
 * @param refused why the regions are not known, when they are not
 */
record Examined(List<String> regions, Map<String, CallOutcome> left, Optional<FactUnavailable> refused) {
    Examined {
        regions = List.copyOf(regions);
        left = Map.copyOf(left);
    }

    static Examined noRegions() {
        return new Examined(List.of(), Map.of(), Optional.empty());
    }

    /**
     * Finds out.
     *
     * @throws UnknownRegion when the plan names a region that is none
     */
    static Examined of(Plan plan, Facts facts) {
        Regions.Known known;
        try {
            known = facts.get(new Regions());
        } catch (FactUnavailable unavailable) {
            return plan.regions().isEmpty()
                    ? new Examined(List.of(), Map.of(), Optional.of(unavailable))
                    : new Examined(without(plan, plan.regions()), Map.of(), Optional.empty());
        }
        for (String region : plan.excluded()) {
            if (!known.enabled().contains(region) && !known.notOptedIn().contains(region)) {
                throw new UnknownRegion(region, known.enabled());
            }
        }
        Map<String, CallOutcome> left = new TreeMap<>();
        if (plan.regions().isEmpty()) {
            without(plan.excluded(), known.notOptedIn()).forEach(region -> left.put(region, CallOutcome.NOT_OPTED_IN));
            return new Examined(without(plan, known.enabled()), left, Optional.empty());
        }
        Set<String> chosen = new HashSet<>();
        for (String region : without(plan, plan.regions())) {
            if (known.enabled().contains(region)) {
                chosen.add(region);
            } else if (known.notOptedIn().contains(region)) {
                left.put(region, CallOutcome.NOT_OPTED_IN);
            } else {
                throw new UnknownRegion(region, known.enabled());
            }
        }
        return new Examined(chosen.stream().sorted().toList(), left, Optional.empty());
    }

    private static List<String> without(List<String> excluded, Collection<String> regions) {
        return regions.stream().filter(region -> !excluded.contains(region)).toList();
    }

    private static List<String> without(Plan plan, Collection<String> regions) {
        List<String> rest = without(plan.excluded(), regions);
        if (rest.isEmpty() && !plan.excluded().isEmpty()) {
            throw UnknownRegion.noneLeft(plan.excluded());
        }
        return rest;
    }

    /**
     * Takes out the regions where nothing was answered because they are off, or because a service control policy denies
     * the region: where it refused all calls, and refuses one more that any reader of the region makes.
     */
    Examined withoutDenied(List<Coverage> calls, Facts facts) {
        Map<String, Set<CallOutcome>> outcomes = calls.stream()
                .filter(row -> !row.region().equals(Scope.GLOBAL))
                .collect(Collectors.groupingBy(
                        Coverage::region, TreeMap::new, Collectors.mapping(Coverage::outcome, Collectors.toSet())));
        Map<String, CallOutcome> out = new TreeMap<>(left);
        outcomes.forEach((region, seen) -> {
            if (seen.equals(Set.of(CallOutcome.REGION_OFF))) {
                out.put(region, CallOutcome.NOT_OPTED_IN);
            } else if (seen.equals(Set.of(CallOutcome.DENIED_BY_SCP)) && denied(region, facts)) {
                out.put(region, CallOutcome.REGION_DENIED);
            }
        });
        List<String> rest = new ArrayList<>(regions);
        rest.removeAll(out.keySet());
        return new Examined(rest, out, refused);
    }

    private static boolean denied(String region, Facts facts) {
        try {
            facts.get(new RegionProbe(region));
            return false;
        } catch (FactUnavailable unavailable) {
            return unavailable.outcome() == CallOutcome.DENIED_BY_SCP;
        }
    }

    Set<String> notExamined() {
        return left.keySet();
    }

    List<Coverage> coverage() {
        return left.entrySet().stream()
                .map(entry -> Coverage.ofRegion(entry.getKey(), entry.getValue()))
                .toList();
    }
}
