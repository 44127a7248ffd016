package dev.harden.facts.cloudtrail;

import dev.harden.facts.Answers;
import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.sts.CallerIdentity;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/**
 * Tells which events on the objects of buckets a trail's selectors take, whether it logs or not. Those of an organization's
 * trail are its owner's to show: a member sees them when the owner is in the same run.
 *
 * @param trail the trail
 */
@RestsOn({CallerIdentity.class, EventSelectors.class})
public record ObjectEvents(Trail trail) implements Derived<DataEvents> {
    private static final DataEvents NONE = new DataEvents(List.of(), List.of(), List.of());

    @Override
    public DataEvents derive(Facts facts) {
        String owner = Ownership.of(trail);
        // A trail without selectors of its own records management events alone.
        boolean custom = Answers.require(trail.hasCustomEventSelectors(), "HasCustomEventSelectors");
        if (!custom && !owner.equals(facts.get(new CallerIdentity()).id())) {
            return NONE;
        }
        Facts there = facts.in(
                owner,
                "trail " + trail.name() + " of account " + owner
                        + " has event selectors of its own, which only that account can see");
        GetEventSelectorsResponse selectors = there.get(EventSelectors.of(trail));
        boolean some = !selectors.eventSelectors().isEmpty()
                || !selectors.advancedEventSelectors().isEmpty();
        Answers.requireList(some || !custom, "EventSelectors and AdvancedEventSelectors");
        return DataEvents.of(selectors);
    }
}
