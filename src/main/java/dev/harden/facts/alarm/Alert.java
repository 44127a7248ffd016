package dev.harden.facts.alarm;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.cloudtrail.AccountTrails;
import dev.harden.facts.cloudtrail.GoodTrails;
import dev.harden.facts.cloudtrail.ManagementEvents;
import dev.harden.facts.cloudtrail.Place;
import dev.harden.facts.cloudtrail.Places;
import dev.harden.facts.cloudtrail.Recorded;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/**
 * Tells whether somebody hears of all that a check's alarm is about, wherever it happens: each sample event, in each place
 * where it may happen, by way of a good trail's log group or of an EventBridge rule there. Several filters and rules may
 * share the events.
 *
 * @param check the check's id
 */
@RestsOn({
    AccountTrails.class,
    GoodTrails.class,
    ManagementEvents.class,
    Places.class,
    RuleEars.class,
    SampleEvents.class,
    TrailEars.class
})
public record Alert(String check) implements Derived<Alert.Answer> {
    /**
     * Is the answer.
     *
     * @param rings whether everything is heard
     * @param ways how it is heard, or why not, each with the events; the first covers the most
     * @param events how many events there are
     * @param unheard the events worth an alarm that nobody hears of
     */
    public record Answer(boolean rings, Map<String, List<String>> ways, int events, List<String> unheard) {
        public Answer {
            ways = Collections.unmodifiableMap(new LinkedHashMap<>(ways));
            unheard = List.copyOf(unheard);
        }
    }

    /** Is an event in a place, and who hears of it. */
    private record Need(int event, Place place, boolean recorded, Heard heard) {
        /** Tells whether a rule may be what makes somebody hear of it: only what a trail records comes to EventBridge. */
        boolean wantsRule() {
            return heard.path().isEmpty() && recorded;
        }
    }

    @Override
    public Answer derive(Facts facts) {
        Samples samples = facts.get(new SampleEvents(check));
        List<Place> places = facts.get(new Places());
        Chain chain = new Chain(facts, samples);
        List<Need> byLogs = new ArrayList<>();
        for (int i = 0; i < samples.must().size(); i++) {
            for (Place place : places) {
                if (samples.must().get(i).happensIn(place, places)) {
                    byLogs.add(chain.byLogs(i, place));
                }
            }
        }
        facts.prefetch(byLogs.stream()
                .filter(Need::wantsRule)
                .map(need -> new RuleEars(check, need.place))
                .distinct()
                .toList());
        List<Need> needs = byLogs.stream().map(chain::byRules).toList();
        List<Need> nobody = needs.stream().filter(need -> need.heard.isNobody()).toList();
        if (!nobody.isEmpty()) {
            return answer(false, nobody, samples, chain.worth);
        }
        for (Need need : needs) {
            if (need.heard.path().isEmpty()) {
                throw need.heard.open().get(0);
            }
        }
        return answer(true, needs, samples, chain.worth);
    }

    private static Answer answer(boolean rings, List<Need> needs, Samples samples, Set<Integer> worth) {
        Map<String, Set<String>> ways = new LinkedHashMap<>();
        for (Need need : needs) {
            String way = need.heard.path().orElse(need.heard.gap().why());
            ways.computeIfAbsent(way, unseen -> new LinkedHashSet<>())
                    .add(samples.must().get(need.event).name());
        }
        Map<String, List<String>> sorted = new LinkedHashMap<>();
        ways.entrySet().stream()
                .sorted((one, other) ->
                        Integer.compare(other.getValue().size(), one.getValue().size()))
                .forEach(way -> sorted.put(way.getKey(), List.copyOf(way.getValue())));
        List<String> unheard = new ArrayList<>();
        for (int i = 0; i < samples.worth().size(); i++) {
            if (!worth.contains(i)) {
                unheard.add(samples.worth().get(i).name());
            }
        }
        int events = (int) samples.must().stream().map(Sample::name).distinct().count();
        return new Answer(rings, sorted, events, unheard.stream().distinct().toList());
    }

    /** Follows events to whoever hears of them. */
    private final class Chain {
        private final Facts facts;
        private final Samples samples;
        private final Seen<Trail> trails;
        private final Seen<GoodTrails.Found> good;
        private final Set<Integer> worth = new HashSet<>();

        Chain(Facts facts, Samples samples) {
            this.facts = facts;
            this.samples = samples;
            this.trails = facts.get(new AccountTrails());
            this.good = facts.attempt(new GoodTrails());
        }

        Need byLogs(int event, Place place) {
            List<FactUnavailable> unseen = new ArrayList<>(trails.missing());
            List<Trail> recording = new ArrayList<>();
            for (Trail trail : trails.items()) {
                if (place.isRecordedBy(trail)) {
                    Seen<List<Recorded.Part>> parts = facts.attempt(new ManagementEvents(trail));
                    unseen.addAll(parts.missing());
                    if (parts.items().stream().anyMatch(samples.must().get(event)::isRecordedIn)) {
                        recording.add(trail);
                    }
                }
            }
            Heard heard = recording.isEmpty()
                    ? Heard.broken(Heard.Link.TRAIL, "no trail that logs records it")
                    : Heard.broken(Heard.Link.NOTHING, "");
            for (Trail trail : recording) {
                heard = heard.or(byLogs(event, trail));
            }
            return new Need(event, place, !recording.isEmpty(), heard.or(Heard.open(unseen)));
        }

        private Heard byLogs(int event, Trail trail) {
            if (good.items().isEmpty()) {
                return Heard.open(good.missing());
            }
            GoodTrails.Found found = good.items().get(0);
            if (!found.complete()) {
                return Heard.broken(
                        Heard.Link.TRAIL,
                        "no trail that logs records the management events, reads and writes, of "
                                + Few.of(found.gaps()));
            }
            return from(facts.attempt(new TrailEars(check, trail)), event);
        }

        Need byRules(Need need) {
            if (!need.wantsRule()) {
                return need;
            }
            Heard rules = from(facts.attempt(new RuleEars(check, need.place)), need.event);
            return new Need(need.event, need.place, true, need.heard.or(rules));
        }

        private Heard from(Seen<Ears> ears, int event) {
            if (ears.items().isEmpty()) {
                return Heard.open(ears.missing());
            }
            worth.addAll(ears.items().get(0).worth());
            return ears.items().get(0).must().get(event);
        }
    }
}
