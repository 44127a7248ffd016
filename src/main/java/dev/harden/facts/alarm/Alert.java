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
import dev.harden.facts.cloudtrail.SelectedEvents;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
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
    SelectedEvents.class,
    TrailEars.class
})
public record Alert(String check) implements Derived<Notice> {
    @Override
    public Notice derive(Facts facts) {
        Samples samples = facts.get(new SampleEvents(check));
        List<Place> places = facts.get(new Places());
        Chain chain = new Chain(check, facts, samples.spansServices());
        List<Need> byLogs = needs(
                samples.must(),
                places,
                (i, place) -> chain.byLogs(
                        samples.must().get(i), place, ears -> ears.must().get(i)));
        Set<Place> asked = new HashSet<>();
        byLogs.stream().filter(chain::wantsRule).map(Need::place).forEach(asked::add);
        facts.prefetch(asked.stream().map(place -> new RuleEars(check, place)).toList());
        List<Need> needs = new ArrayList<>();
        for (Need need : byLogs) {
            int i = samples.must().indexOf(need.sample());
            needs.add(
                    chain.wantsRule(need)
                            ? chain.byRules(need, ears -> ears.must().get(i))
                            : need);
        }
        List<Need> worth = needs(samples.worth(), places, (i, place) -> {
            Need need = chain.byLogs(
                    samples.worth().get(i), place, ears -> ears.worth().get(i));
            return asked.contains(place)
                    ? chain.byRules(need, ears -> ears.worth().get(i))
                    : need;
        });
        return Notice.of(samples, needs, worth, samples.spansServices() ? chain.leftOut() : List.of());
    }

    private static List<Need> needs(List<Sample> samples, List<Place> places, BiFunction<Integer, Place, Need> follow) {
        List<Need> needs = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            for (Place place : places) {
                if (samples.get(i).happensIn(place, places)) {
                    needs.add(follow.apply(i, place));
                }
            }
        }
        return needs;
    }

    /** Follows a check's sample events from the trails to whoever hears of them. */
    private static final class Chain {
        private final String check;
        private final Facts facts;
        private final Seen<Trail> trails;
        private final Seen<GoodTrails.Found> good;
        private final boolean spansServices;

        Chain(String check, Facts facts, boolean spansServices) {
            this.spansServices = spansServices;
            this.check = check;
            this.facts = facts;
            this.trails = facts.get(new AccountTrails());
            this.good = facts.attempt(new GoodTrails());
        }

        /** Gives the event sources that the trails leave out together; none where that is not known. */
        List<String> leftOut() {
            return good.items().stream()
                    .flatMap(found -> found.leftOut().stream())
                    .sorted()
                    .toList();
        }

        /**
         * Follows an event through the log groups.
         *
         * @param ear gives what is known of the event from a trail's filters
         */
        Need byLogs(Sample sample, Place place, Function<Ears, Heard> ear) {
            Heard nobody = Heard.broken(Heard.Link.NOTHING, "no trail that logs records it")
                    .or(Heard.open(trails.missing()));
            Heard recorded = nobody;
            Heard logs = nobody;
            for (Trail trail : trails.items()) {
                if (place.isRecordedBy(trail)) {
                    Heard records = records(trail, sample);
                    recorded = recorded.or(records);
                    logs = logs.or(records.then(this::complete)
                            .then(() -> from(facts.attempt(new TrailEars(check, trail)), ear)));
                }
            }
            return new Need(sample, place, recorded, logs, Optional.empty());
        }

        private Heard records(Trail trail, Sample sample) {
            Seen<List<Recorded.Part>> seen = facts.attempt(new ManagementEvents(trail));
            Seen<List<Recorded.Part>> selected =
                    seen.items().isEmpty() ? facts.attempt(new SelectedEvents(trail)) : seen;
            if (selected.items().isEmpty()) {
                return Heard.open(seen.missing());
            }
            List<Recorded.Part> parts = selected.items().get(0);
            if (sample.isRecordedIn(parts)) {
                return Heard.holdsBut(seen.missing());
            }
            if (parts.isEmpty()) {
                return Heard.broken(Heard.Link.NOTHING, "no trail that logs records it");
            }
            boolean kind = parts.stream().anyMatch(part -> sample.isReadOnly() ? part.reads() : part.writes());
            String lacks = kind ? "the events of " + sample.source() : sample.isReadOnly() ? "reads" : "writes";
            return Heard.broken(Heard.Link.TRAIL, "trail " + trail.name() + " leaves out " + lacks);
        }

        private Heard complete() {
            if (good.items().isEmpty()) {
                return Heard.open(good.missing());
            }
            GoodTrails.Found found = good.items().get(0);
            return found.complete()
                    ? Heard.holds()
                    : Heard.broken(
                            Heard.Link.TRAIL,
                            "no trail that logs records the management events, reads and writes, of "
                                    + Few.of(found.gaps()));
        }

        /** Tells whether the rules of an event's place may notify of it where log groups are not known to. */
        boolean wantsRule(Need need) {
            return need.logs().path().isEmpty() && !delivered(need).isNobody();
        }

        /** Follows it through the rules of its place. */
        Need byRules(Need need, Function<Ears, Heard> ear) {
            Heard rules = delivered(need).then(() -> from(facts.attempt(new RuleEars(check, need.place())), ear));
            return new Need(need.sample(), need.place(), need.recorded(), need.logs(), Optional.of(rules));
        }

        /**
         * Tells whether EventBridge gets an event. AWS asks for a trail that logs, and does not say whether what that
         * leaves out of its own files comes all the same.
         *
         * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html">AWS
         *     service events delivered via AWS CloudTrail</a>
         */
        private Heard delivered(Need need) {
            String source = need.sample().source();
            boolean out = !spansServices
                    && need.recorded().isNobody()
                    && good.items().stream().anyMatch(found -> found.leftOut().contains(source));
            return out
                    ? Heard.open(FactUnavailable.notSettled("AWS's documents do not settle whether EventBridge gets the"
                            + " events of " + source + ", which the trails leave out"))
                    : need.recorded();
        }

        private static Heard from(Seen<Ears> ears, Function<Ears, Heard> ear) {
            return ears.items().isEmpty()
                    ? Heard.open(ears.missing())
                    : ear.apply(ears.items().get(0));
        }
    }
}
