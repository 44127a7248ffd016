package dev.harden.facts.logs;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.logpattern.FilterPattern;

/**
 * Reads a filter pattern, once a run however many filters and checks share it.
 *
 * @param text the pattern as CloudWatch Logs keeps it
 */
@RestsOn({})
public record ReadPattern(String text) implements Derived<FilterPattern> {
    @Override
    public FilterPattern derive(Facts facts) {
        return Patterns.read(text);
    }
}
