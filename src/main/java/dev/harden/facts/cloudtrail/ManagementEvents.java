package dev.harden.facts.cloudtrail;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.sts.CallerIdentity;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/**
 * Tells which management events a trail records now: nothing when it does not log, or selects none; otherwise what it
 * selects.
 *
 * @param trail the trail
 */
@RestsOn({CallerIdentity.class, EventSelectors.class, SelectedEvents.class, TrailStatus.class})
public record ManagementEvents(Trail trail) implements Derived<List<Recorded.Part>> {
    @Override
    public List<Recorded.Part> derive(Facts facts) {
        if (Ownership.of(trail).equals(facts.get(new CallerIdentity()).id())) {
            facts.prefetch(List.of(TrailStatus.of(trail), EventSelectors.of(trail)));
        }
        Seen<List<Recorded.Part>> selected = facts.attempt(new SelectedEvents(trail));
        boolean none = selected.items().stream().anyMatch(List::isEmpty);
        if (none || !facts.get(TrailStatus.of(trail)).isLogging()) {
            return List.of();
        }
        return selected.orThrow().get(0);
    }
}
