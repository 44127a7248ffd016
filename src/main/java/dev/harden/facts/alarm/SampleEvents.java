package dev.harden.facts.alarm;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.sts.CallerIdentity;

/**
 * Gives the events that an alarm is tried with, as they would happen in the account.
 *
 * @param check the check's id
 */
@RestsOn({CallerIdentity.class})
public record SampleEvents(String check) implements Derived<Samples> {
    @Override
    public Samples derive(Facts facts) {
        return Samples.of(check, facts.get(new CallerIdentity()));
    }
}
