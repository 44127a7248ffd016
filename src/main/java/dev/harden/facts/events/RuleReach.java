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
 * Tells of each of a rule's targets whether what the rule matches reaches it, and of which that is not seen; none where
 * the rule has no target.
 *
 * @param region the rule's region
 * @param bus the name of its bus
 * @param rule the rule
 */
@RestsOn({LiveTarget.class, Targets.class})
public record RuleReach(String region, String bus, Rule rule) implements Derived<Seen<Reach>> {
    @Override
    public Seen<Reach> derive(Facts facts) {
        List<LiveTarget> targets = facts.get(new Targets(region, bus, rule.name())).stream()
                .map(target -> new LiveTarget(rule.arn(), target))
                .toList();
        facts.prefetch(targets);
        List<Reach> reaches = new ArrayList<>();
        List<FactUnavailable> missing = new ArrayList<>();
        for (LiveTarget target : targets) {
            Seen<Reach> seen = facts.attempt(target);
            reaches.addAll(seen.items());
            missing.addAll(seen.missing());
        }
        return new Seen<>(reaches, missing);
    }

    /** Tells whether a rule takes events at all: it is on, and is not run by a schedule alone. */
    public static boolean isOn(Rule rule) {
        return rule.stateAsString().startsWith("ENABLED") && rule.eventPattern() != null;
    }
}
