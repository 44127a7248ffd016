package dev.harden.facts.cloudtrail;

import dev.harden.facts.Answers;
import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.sts.CallerIdentity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/**
 * Tells which management events a trail selects, whether it logs or not. Selectors are read by what they let through; one
 * that filters by something that AWS does not name for the management events of trails is not settled. Those of an
 * organization's trail are its owner's to show: a member sees them when the owner is in the same run.
 *
 * @param trail the trail
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html">
 *     Logging management events</a>
 */
@RestsOn({CallerIdentity.class, EventSelectors.class})
public record SelectedEvents(Trail trail) implements Derived<List<Recorded.Part>> {
    private static final String MANAGEMENT = "Management";
    /** What a trail without selectors of its own records. */
    private static final List<Recorded.Part> EVERYTHING = List.of(new Recorded.Part(true, true, Set.of()));

    @Override
    public List<Recorded.Part> derive(Facts facts) {
        boolean own = Ownership.of(trail).equals(facts.get(new CallerIdentity()).id());
        boolean custom = Answers.require(trail.hasCustomEventSelectors(), "HasCustomEventSelectors");
        if (own) {
            return read(facts.get(EventSelectors.of(trail)), custom);
        }
        if (custom) {
            String owner = Ownership.of(trail);
            String hidden = "trail " + trail.name() + " of account " + owner
                    + " has event selectors of its own, which only that account can see";
            return read(facts.in(owner, hidden).get(EventSelectors.of(trail)), custom);
        }
        return EVERYTHING;
    }

    private List<Recorded.Part> read(GetEventSelectorsResponse selectors, boolean custom) {
        if (selectors.eventSelectors().isEmpty()
                && selectors.advancedEventSelectors().isEmpty()) {
            Answers.requireList(!custom, "EventSelectors and AdvancedEventSelectors");
            return EVERYTHING;
        }
        List<Recorded.Part> parts = new ArrayList<>();
        List<String> doubts = new ArrayList<>();
        selectors.eventSelectors().stream()
                .filter(EventSelector::includeManagementEvents)
                .forEach(selector -> parts.add(basic(selector)));
        selectors.advancedEventSelectors().stream()
                .filter(SelectedEvents::isOfManagementEvents)
                .forEach(selector -> advanced(selector, parts, doubts));
        if (!new Recorded(parts).full() && !doubts.isEmpty()) {
            throw FactUnavailable.notSettled("trail " + trail.name() + " filters management events by " + doubts.get(0)
                    + ", and AWS's documents do not say what that leaves");
        }
        return List.copyOf(parts);
    }

    private static Recorded.Part basic(EventSelector selector) {
        String type = selector.readWriteTypeAsString();
        Set<String> out = new HashSet<>(selector.excludeManagementEventSources());
        return new Recorded.Part(!type.equals("WriteOnly"), !type.equals("ReadOnly"), out);
    }

    private static boolean isOfManagementEvents(AdvancedEventSelector selector) {
        return selector.fieldSelectors().stream()
                .anyMatch(field -> field.field().equals("eventCategory")
                        && field.equalsValue().contains(MANAGEMENT));
    }

    private static void advanced(AdvancedEventSelector selector, List<Recorded.Part> parts, List<String> doubts) {
        boolean reads = true;
        boolean writes = true;
        Set<String> out = new HashSet<>();
        for (AdvancedFieldSelector field : selector.fieldSelectors()) {
            boolean onlyEquals = only(field, field.equalsValue());
            boolean onlyNotEquals = only(field, field.notEquals());
            if (field.field().equals("eventCategory") && onlyEquals) {
                continue;
            }
            if (field.field().equals("readOnly") && onlyEquals) {
                reads &= field.equalsValue().contains("true");
                writes &= field.equalsValue().contains("false");
            } else if (field.field().equals("eventSource")
                    && onlyNotEquals
                    && Recorded.MAY_LEAVE_OUT.containsAll(field.notEquals())) {
                out.addAll(field.notEquals());
            } else {
                doubts.add(field.field());
                return;
            }
        }
        parts.add(new Recorded.Part(reads, writes, out));
    }

    /** Tells whether a field is compared in this one way. */
    private static boolean only(AdvancedFieldSelector field, List<String> values) {
        long all = Stream.of(
                        field.equalsValue(),
                        field.startsWith(),
                        field.endsWith(),
                        field.notEquals(),
                        field.notStartsWith(),
                        field.notEndsWith())
                .filter(list -> !list.isEmpty())
                .count();
        return all == 1 && !values.isEmpty();
    }
}
