package dev.harden.engine;

import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.NotOffered;
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
 * @param optedIn those that the account has opted in to, of those that are examined
 */
record Examined(
        List<String> regions, Map<String, CallOutcome> left, Optional<FactUnavailable> refused, Set<String> optedIn) {
    /** What AWS says of credentials in regions that the account has opted in to. */
    private static final String PAGE =
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_enable-regions.html";

    Examined {
        regions = List.copyOf(regions);
        left = Map.copyOf(left);
        optedIn = Set.copyOf(optedIn);
    }

    static Examined noRegions() {
        return new Examined(List.of(), Map.of(), Optional.empty(), Set.of());
    }

    /**
     * Finds out.
     *
     * @throws UnknownRegion when the plan names a region that is none
     */
    static Examined of(Plan plan, Facts facts, Walls walls) {
        Regions.Known known;
        try {
            known = facts.get(new Regions());
        } catch (FactUnavailable why) {
            return notKnown(plan, why);
        } catch (NotOffered why) {
            return notKnown(plan, FactUnavailable.noApi("ec2:DescribeRegions: " + why.getMessage()));
        } catch (Throwable defect) {
            return notKnown(plan, walls.take(defect));
        }
        for (String region : plan.excluded()) {
            if (!known.enabled().contains(region) && !known.notOptedIn().contains(region)) {
                throw new UnknownRegion(region, known.enabled());
            }
        }
        Map<String, CallOutcome> left = new TreeMap<>();
        if (plan.regions().isEmpty()) {
            without(plan.excluded(), known.notOptedIn()).forEach(region -> left.put(region, CallOutcome.NOT_OPTED_IN));
            return new Examined(without(plan, known.enabled()), left, Optional.empty(), Set.copyOf(known.optedIn()));
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
        return new Examined(chosen.stream().sorted().toList(), left, Optional.empty(), Set.copyOf(known.optedIn()));
    }

    /** The regions that the user named can be examined all the same. */
    private static Examined notKnown(Plan plan, FactUnavailable why) {
        return plan.regions().isEmpty()
                ? new Examined(List.of(), Map.of(), Optional.of(why), Set.of())
                : new Examined(without(plan, plan.regions()), Map.of(), Optional.empty(), Set.of());
    }

    /** Says what to do about credentials that AWS accepts, but not in a region. */
    List<String> notAcceptedIn(String region) {
        if (!regions.contains(region)) {
            return List.of();
        }
        if (!optedIn.contains(region)) {
            return List.of(
                    "ec2:DescribeRegions does not list " + region + " as a region that the account opted in to", PAGE);
        }
        return List.of(
                "the account has opted in to " + region
                        + "; session tokens of the global STS endpoint (version 1) are valid only in regions that are"
                        + " enabled by default",
                "use credentials of a regional STS endpoint (AWS_STS_REGIONAL_ENDPOINTS=regional), or have the account"
                        + " issue version 2 tokens: aws iam set-security-token-service-preferences"
                        + " --global-endpoint-token-version v2Token",
                PAGE);
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
     * Takes out the regions that a service control policy denies: where it refused all calls, and refuses one more that
     * any reader of the region makes. A region that does not accept the credentials stays: what is in it is not known.
     */
    Examined withoutDenied(List<Coverage> calls, Facts facts, Walls walls) {
        Map<String, Set<CallOutcome>> outcomes = calls.stream()
                .filter(row -> !row.region().equals(Scope.GLOBAL))
                .collect(Collectors.groupingBy(
                        Coverage::region, TreeMap::new, Collectors.mapping(Coverage::outcome, Collectors.toSet())));
        Map<String, CallOutcome> out = new TreeMap<>(left);
        outcomes.forEach((region, seen) -> {
            if (seen.equals(Set.of(CallOutcome.DENIED_BY_SCP)) && denied(region, facts, walls)) {
                out.put(region, CallOutcome.REGION_DENIED);
            }
        });
        List<String> rest = new ArrayList<>(regions);
        rest.removeAll(out.keySet());
        return new Examined(rest, out, refused, optedIn);
    }

    private static boolean denied(String region, Facts facts, Walls walls) {
        try {
            facts.get(new RegionProbe(region));
            return false;
        } catch (FactUnavailable unavailable) {
            return unavailable.outcome() == CallOutcome.DENIED_BY_SCP;
        } catch (NotOffered nothingThere) {
            return false;
        } catch (Throwable defect) {
            walls.takeQuietly(defect);
            return false;
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
