package dev.harden.facts.alarm;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.cloudtrail.Place;
import dev.harden.facts.cloudtrail.Places;
import dev.harden.facts.events.BusRules;
import dev.harden.facts.events.EventReach;
import dev.harden.facts.events.RuleMatcher;
import dev.harden.facts.events.RuleReach;
import dev.harden.facts.events.Rules;
import dev.harden.facts.sns.Reach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.eventbridge.model.Rule;

/**
 * Tells who hears of a check's sample events by way of EventBridge, when they happen in a place: by any rule of the
 * region's default bus that matches the event and none of the harmless ones that come to it, and has a live target.
 *
 * @param check the check's id
 * @param place where the events happen
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html">AWS service events
 *     delivered via AWS CloudTrail</a>
 */
@RestsOn({BusRules.class, EventReach.class, Places.class, RuleReach.class, SampleEvents.class})
public record RuleEars(String check, Place place) implements Derived<Ears> {
    private static final String ALSO_READS = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";
    /** As one page of AWS spells the type of sign-ins, and their events do not. */
    private static final String MISSPELT = "AWS Console Signin via CloudTrail";

    @Override
    public Ears derive(Facts facts) {
        Samples samples = facts.get(new SampleEvents(check));
        RuleMatcher matcher = facts.get(new BusRules(place.region()));
        Listening listening = new Listening(facts, matcher, samples.mustNot());
        List<Heard> must = new ArrayList<>();
        samples.must().forEach(sample -> must.add(listening.to(sample)));
        List<Heard> worth = new ArrayList<>();
        samples.worth().forEach(sample -> worth.add(listening.toAlso(sample)));
        for (int i = 0; i < must.size(); i++) {
            for (String rule : listening.alsoHear(samples.must().get(i))) {
                must.set(i, must.get(i).also(rule));
            }
        }
        return new Ears(must, worth);
    }

    private static boolean takes(Rule rule, Sample sample) {
        return !sample.isReadOnly() || rule.stateAsString().equals(ALSO_READS);
    }

    /** Is what the rules of the bus do with the samples. */
    private final class Listening {
        private final Facts facts;
        private final RuleMatcher matcher;
        private final List<Place> places;
        private final Map<String, String> noisy = new HashMap<>();
        private final Set<String> live = new HashSet<>();

        Listening(Facts facts, RuleMatcher matcher, List<Sample> harmless) {
            this.facts = facts;
            this.matcher = matcher;
            this.places = facts.get(new Places());
            for (Sample sample : harmless) {
                boolean here = places.stream()
                        .filter(one -> one.region().equals(place.region()))
                        .anyMatch(one -> sample.happensIn(one, places));
                if (here) {
                    matcher.matching(sample.delivered(place.region())).stream()
                            .filter(rule -> takes(rule, sample))
                            .forEach(rule -> noisy.putIfAbsent(rule.name(), sample.name()));
                }
            }
        }

        private String name(Rule rule) {
            return "rule " + rule.name() + " in " + place.region();
        }

        Heard to(Sample sample) {
            String event = sample.delivered(place.region());
            Heard heard = Heard.broken(Heard.Link.NO_RULE, "no rule in " + place.region() + " matches");
            for (Rule rule : matcher.matching(event)) {
                heard = heard.or(quiet(sample, rule).then(() -> targets(event, rule)));
                if (heard.path().isPresent()) {
                    live.add(rule.name());
                    return heard;
                }
            }
            for (Map.Entry<Rule, FactUnavailable> unread : matcher.unread().entrySet()) {
                heard = heard.or(Heard.open(unread.getValue()).then(() -> targets(event, unread.getKey())));
            }
            return heard.or(misspelt(sample));
        }

        /** Tells whether rules that somebody listens to match an event too; others are not asked for their targets. */
        Heard toAlso(Sample sample) {
            String event = sample.delivered(place.region());
            Heard heard = Heard.broken(Heard.Link.NO_RULE, "no rule in " + place.region() + " matches");
            for (Rule rule : matcher.matching(event)) {
                heard = heard.or(quiet(sample, rule).then(() -> targets(event, rule)));
            }
            return matcher.unread().isEmpty()
                    ? heard
                    : heard.or(Heard.open(List.copyOf(matcher.unread().values())));
        }

        /** Gives the rules that somebody certainly listens to and that match an event. */
        List<String> alsoHear(Sample sample) {
            return matcher.matching(sample.delivered(place.region())).stream()
                    .filter(rule -> live.contains(rule.name()) && takes(rule, sample))
                    .map(this::name)
                    .toList();
        }

        private Heard quiet(Sample sample, Rule rule) {
            if (!takes(rule, sample)) {
                return Heard.broken(
                        Heard.Link.RULE,
                        name(rule) + " is " + rule.stateAsString() + ", which leaves out events that only read");
            }
            return noisy.containsKey(rule.name())
                    ? Heard.broken(
                            Heard.Link.NOISE,
                            name(rule) + " also matches the everyday " + noisy.get(rule.name())
                                    + ", so its notifications go unnoticed")
                    : Heard.holds();
        }

        private Heard targets(String event, Rule rule) {
            Seen<Seen<Reach>> targets = facts.attempt(new RuleReach(place.region(), Rules.DEFAULT, rule));
            Heard heard = Heard.broken(Heard.Link.NOTHING, "").or(Heard.open(targets.missing()));
            for (Seen<Reach> seen : targets.items()) {
                if (seen.items().isEmpty() && seen.missing().isEmpty()) {
                    return Heard.broken(Heard.Link.RULE, name(rule) + " has no target");
                }
                heard = heard.or(Heard.open(seen.missing()));
                for (Reach reach : seen.items()) {
                    heard = heard.or(follow(name(rule), name(rule), event, reach));
                }
            }
            return heard;
        }

        private Heard follow(String ear, String name, String event, Reach reach) {
            if (reach instanceof Reach.Live live) {
                return Heard.by(ear, name + " to " + live.whom());
            }
            if (reach instanceof Reach.Forwarded on) {
                Seen<Reach> end = facts.attempt(new EventReach(on.region(), on.bus(), event, true));
                String bus = name + " to bus " + on.bus() + " in " + on.region();
                return end.items().stream()
                        .map(last -> follow(ear, bus, event, last))
                        .findFirst()
                        .orElseGet(() -> Heard.open(end.missing()));
            }
            return Heard.broken(Heard.Link.RULE, name + ": " + ((Reach.Broken) reach).link());
        }

        private Heard misspelt(Sample sample) {
            Optional<Rule> rule = sample.isSignIn()
                    ? matcher.matching(sample.delivered(place.region(), MISSPELT)).stream()
                            .findFirst()
                    : Optional.empty();
            return rule.map(one -> Heard.broken(
                            Heard.Link.RULE,
                            "rule " + one.name() + " in " + place.region() + " waits for the detail-type " + MISSPELT
                                    + ", and sign-ins come as AWS Console Sign In via CloudTrail"))
                    .orElseGet(() -> Heard.broken(Heard.Link.NOTHING, ""));
        }
    }
}
