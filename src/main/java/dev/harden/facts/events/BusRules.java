package dev.harden.facts.events;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;

/**
 * Makes the rules of a region's default bus ready to be matched.
 *
 * @param region the region's code
 */
@RestsOn({Rules.class})
public record BusRules(String region) implements Derived<RuleMatcher> {
    @Override
    public RuleMatcher derive(Facts facts) {
        return new RuleMatcher(facts.get(Rules.of(region)));
    }
}
