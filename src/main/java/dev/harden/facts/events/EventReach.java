package dev.harden.facts.events;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.sns.Reach;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.model.Rule;

/**
 * Tells whether an event that comes to a bus reaches somebody, by any rule that is on and matches it. Follows it to one
 * more bus of this account, no further.
 *
 * @param region the bus's region
 * @param bus its name
 * @param event the event, as JSON
 * @param onward whether it has been forwarded already
 */
@RestsOn({RuleReach.class, Rules.class})
public record EventReach(String region, String bus, String event, boolean onward) implements Derived<Reach> {
    public static EventReach of(String region, String event) {
        return new EventReach(region, Rules.DEFAULT, event, false);
    }

    @Override
    public Reach derive(Facts facts) {
        List<FactUnavailable> missing = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (Rule rule : facts.get(new Rules(region, bus))) {
            if (!RuleReach.isOn(rule)) {
                continue;
            }
            Seen<Reach> seen = follow(rule, facts);
            missing.addAll(seen.missing());
            for (Reach reach : seen.items()) {
                if (reach instanceof Reach.Live live) {
                    return new Reach.Live("rule " + rule.name() + " to " + live.whom());
                }
                broken.add("rule " + rule.name() + ": " + ((Reach.Broken) reach).link());
            }
        }
        if (!missing.isEmpty()) {
            throw missing.get(0);
        }
        return new Reach.Broken(broken.isEmpty() ? "no rule of bus " + bus + " that is on matches" : broken.get(0));
    }

    private Seen<Reach> follow(Rule rule, Facts facts) {
        Seen<Rule> matching = facts.keep(List.of(rule), one -> EventPattern.matches(one.eventPattern(), event));
        if (matching.items().isEmpty() && matching.missing().isEmpty()) {
            return Seen.all(List.of());
        }
        List<Reach> reaches = new ArrayList<>();
        Seen<Seen<Reach>> targets = facts.attempt(new RuleReach(region, bus, rule));
        List<FactUnavailable> missing = new ArrayList<>(targets.missing());
        targets.items().forEach(seen -> {
            missing.addAll(seen.missing());
            if (seen.items().isEmpty() && seen.missing().isEmpty()) {
                reaches.add(new Reach.Broken("it has no target"));
            }
            for (Reach reach : seen.items()) {
                Seen<Reach> end = end(reach, facts);
                reaches.addAll(end.items());
                missing.addAll(end.missing());
            }
        });
        if (matching.missing().isEmpty()) {
            return new Seen<>(reaches, missing);
        }
        // Whether it matches or not, what has no live end changes nothing.
        boolean dead = missing.isEmpty() && reaches.stream().allMatch(Reach.Broken.class::isInstance);
        return new Seen<>(List.of(), dead ? List.of() : matching.missing());
    }

    private Seen<Reach> end(Reach reach, Facts facts) {
        if (!(reach instanceof Reach.Forwarded forwarded)) {
            return Seen.all(List.of(reach));
        }
        if (onward) {
            return new Seen<>(
                    List.of(),
                    List.of(FactUnavailable.notVisibleFromHere("bus " + bus + " in " + region + " forwards to bus "
                            + forwarded.bus() + " in " + forwarded.region() + ", and harden follows one bus alone")));
        }
        return facts.attempt(new EventReach(forwarded.region(), forwarded.bus(), event, true));
    }
}
