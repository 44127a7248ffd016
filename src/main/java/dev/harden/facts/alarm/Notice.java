package dev.harden.facts.alarm;

import dev.harden.model.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Says whether somebody is notified of all sample events of a check, and how, or where not.
 *
 * @param whole whether somebody is notified of everything
 * @param ways how somebody is, or why no one is, each with the events; the first covers the most
 * @param told of the reasons why not, those that say themselves what is and is not notified of
 * @param covered how somebody is notified of events where this is not so of all, each with the events
 * @param most the filter or rule that covers the most events where not all are covered, a fragment; empty without one
 * @param events how it stands with each event: FAIL where in some place no one is notified, UNKNOWN where that is open
 * @param omitted what is only said
 */
public record Notice(
        boolean whole,
        Map<String, List<String>> ways,
        Set<String> told,
        Map<String, List<String>> covered,
        String most,
        Map<String, Status> events,
        Omitted omitted) {
    private static final Set<Heard.Link> TOLD = Set.of(Heard.Link.LATE, Heard.Link.NOISE);

    /**
     * Is what is only said.
     *
     * @param unmatched the events worth an alarm too that no filter or rule that was looked at notifies of
     * @param leftOut the event sources that the trails leave out, where the check is about those of any service
     */
    public record Omitted(List<String> unmatched, List<String> leftOut) {
        public Omitted {
            unmatched = List.copyOf(unmatched);
            leftOut = List.copyOf(leftOut);
        }
    }

    public Notice {
        ways = Collections.unmodifiableMap(new LinkedHashMap<>(ways));
        told = Set.copyOf(told);
        covered = Collections.unmodifiableMap(new LinkedHashMap<>(covered));
        events = Collections.unmodifiableMap(new LinkedHashMap<>(events));
    }

    /**
     * Concludes from what is known of each event in each place.
     *
     * @param leftOut the event sources that no trail records, where that is no fault of the alarm
     * @throws dev.harden.facts.FactUnavailable when no event is certainly unheard, and of some it is not known
     */
    static Notice of(Samples samples, List<Need> all, List<Need> worth, List<String> leftOut) {
        List<Need> needs = all.stream()
                .filter(need -> !need.recorded().isNobody()
                        || !leftOut.contains(need.sample().source()))
                .toList();
        List<Need> nobody =
                needs.stream().filter(need -> need.heard().isNobody()).toList();
        for (Need need : nobody.isEmpty() ? needs : List.<Need>of()) {
            if (need.heard().path().isEmpty()) {
                throw need.heard().open().get(0);
            }
        }
        Omitted omitted = new Omitted(unmatched(worth), leftOut);
        Map<String, Status> events = events(samples, needs);
        List<Need> heard =
                needs.stream().filter(need -> need.heard().path().isPresent()).toList();
        Map<String, List<String>> covered = new LinkedHashMap<>();
        heard.forEach(
                need -> add(covered, need.heard().path().get(), need.sample().name()));
        if (nobody.isEmpty()) {
            return new Notice(true, sorted(covered, Set.of()), Set.of(), Map.of(), "", events, omitted);
        }
        Map<String, List<String>> gaps = new LinkedHashMap<>();
        Set<String> told = new LinkedHashSet<>();
        Map<String, List<String>> noRule = new TreeMap<>();
        for (Need need : nobody) {
            List<Need> elsewhere = heard.stream()
                    .filter(one -> one.sample().equals(need.sample()))
                    .toList();
            Optional<Heard.Gap> rules = need.rules().map(Heard::gap).filter(gap -> gap.link() == Heard.Link.NO_RULE);
            if (rules.isPresent() && elsewhere.stream().anyMatch(Need::isByRule)) {
                add(noRule, need.sample().name(), need.place().region());
                continue;
            }
            Heard.Gap gap = need.heard().gap();
            add(
                    gaps,
                    gap.why(),
                    need.sample().name()
                            + (elsewhere.isEmpty() ? "" : " in " + need.place().name()));
            if (TOLD.contains(gap.link())) {
                told.add(gap.why());
            }
        }
        noRule.forEach((event, regions) -> add(gaps, "no rule in " + Few.of(regions) + " matches", event));
        String most = most(samples, heard);
        return new Notice(false, sorted(gaps, told), told, sorted(covered, Set.of()), most, events, omitted);
    }

    /** Says of each event how it stands in all places together; what no trail records, by no fault of the alarm, passes. */
    private static Map<String, Status> events(Samples samples, List<Need> needs) {
        Map<String, Status> events = new LinkedHashMap<>();
        samples.must().forEach(sample -> events.put(sample.name(), Status.PASS));
        for (Need need : needs) {
            Status status = need.heard().isNobody()
                    ? Status.FAIL
                    : need.heard().path().isEmpty() ? Status.UNKNOWN : Status.PASS;
            events.merge(need.sample().name(), status, (one, other) -> one.compareTo(other) < 0 ? one : other);
        }
        return events;
    }

    private static void add(Map<String, List<String>> lists, String key, String value) {
        List<String> list = lists.computeIfAbsent(key, unseen -> new ArrayList<>());
        if (!list.contains(value)) {
            list.add(value);
        }
    }

    private static Map<String, List<String>> sorted(Map<String, List<String>> ways, Set<String> last) {
        Map<String, List<String>> sorted = new LinkedHashMap<>();
        ways.entrySet().stream()
                .sorted((one, other) -> last.contains(one.getKey()) == last.contains(other.getKey())
                        ? Integer.compare(
                                other.getValue().size(), one.getValue().size())
                        : last.contains(one.getKey()) ? 1 : -1)
                .forEach(way -> sorted.put(way.getKey(), way.getValue()));
        return sorted;
    }

    /** Names events of which no place's filters and rules are known to notify, nor may. */
    private static List<String> unmatched(List<Need> worth) {
        return worth.stream()
                .filter(need -> need.heard().isNobody() && !need.recorded().isNobody())
                .map(need -> need.sample().name())
                .distinct()
                .toList();
    }

    private static String most(Samples samples, List<Need> heard) {
        Set<String> all = new LinkedHashSet<>();
        samples.must().forEach(sample -> all.add(sample.name()));
        Map<String, Set<String>> byEar = new TreeMap<>();
        for (Need need : heard) {
            for (String ear : need.heard().ears()) {
                byEar.computeIfAbsent(ear, unseen -> new LinkedHashSet<>())
                        .add(need.sample().name());
            }
        }
        Optional<Map.Entry<String, Set<String>>> best = byEar.entrySet().stream()
                .max(Comparator.comparingInt(ear -> ear.getValue().size()));
        if (best.isEmpty()) {
            return "";
        }
        List<String> missed = all.stream()
                .filter(name -> !best.get().getValue().contains(name))
                .toList();
        return best.get().getKey() + " covers "
                + (missed.isEmpty()
                        ? "all " + all.size() + " events, but not in every region"
                        : (all.size() - missed.size()) + " of " + all.size() + " events, not " + Few.of(missed));
    }
}
