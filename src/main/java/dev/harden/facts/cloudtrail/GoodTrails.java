package dev.harden.facts.cloudtrail;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/**
 * Tells where the trails that log now record no management events, and by which trails the rest is recorded. A
 * multi-region trail records all enabled regions; others their own. Events of global services are recorded by
 * multi-region trails, or by one in the region that those services are in.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html">CloudTrail concepts</a>
 */
@RestsOn({AccountTrails.class, ManagementEvents.class, Places.class, SelectedEvents.class, Trails.class})
public record GoodTrails() implements Derived<GoodTrails.Found> {
    /** Stands for the events of global services among the regions. */
    public static final String GLOBAL_SERVICES = "global services";

    /**
     * Is what was found.
     *
     * @param trails the trails that together record everything; empty when some gap is certain
     * @param leftOut the event sources that they leave out
     * @param gaps the regions, or {@link #GLOBAL_SERVICES}, where reads or writes are certainly not recorded
     */
    public record Found(List<Trail> trails, Set<String> leftOut, List<String> gaps) {
        public Found {
            trails = List.copyOf(trails);
            leftOut = Set.copyOf(leftOut);
            gaps = List.copyOf(gaps);
        }

        public boolean complete() {
            return gaps.isEmpty();
        }
    }

    @Override
    public Found derive(Facts facts) {
        Seen<Trail> all = facts.get(new AccountTrails());
        facts.prefetch(all.items().stream().map(ManagementEvents::new).toList());
        Set<Trail> good = new LinkedHashSet<>();
        Set<String> leftOut = new TreeSet<>();
        List<String> gaps = new ArrayList<>();
        List<FactUnavailable> unseen = new ArrayList<>();
        for (Place place : facts.get(new Places())) {
            List<Trail> here = all.items().stream().filter(place::isRecordedBy).toList();
            Recording recording = recording(facts, here);
            if (recording.recorded.full()) {
                good.addAll(recording.by);
                leftOut.addAll(recording.recorded.leftOut());
                continue;
            }
            List<FactUnavailable> missing = new ArrayList<>(recording.mayBeFull ? recording.missing : List.of());
            missing.addAll(facts.gather(List.of(new Trails(place.region()))).missing());
            if (missing.isEmpty()) {
                gaps.add(place.name());
            }
            unseen.addAll(missing);
        }
        if (gaps.isEmpty() && !unseen.isEmpty()) {
            throw unseen.get(0);
        }
        return new Found(gaps.isEmpty() ? List.copyOf(good) : List.of(), leftOut, gaps);
    }

    /**
     * Is what the trails of a place record, and by which of them.
     *
     * @param missing why others' part is not known
     * @param mayBeFull whether that part may be all that the rest lacks
     */
    private record Recording(Recorded recorded, List<Trail> by, List<FactUnavailable> missing, boolean mayBeFull) {}

    private static Recording recording(Facts facts, List<Trail> trails) {
        List<Recorded.Part> parts = new ArrayList<>();
        List<Recorded.Part> most = new ArrayList<>();
        List<Trail> by = new ArrayList<>();
        List<FactUnavailable> missing = new ArrayList<>();
        boolean hidden = false;
        for (Trail trail : trails) {
            Seen<Recorded.Part> seen = facts.gather(List.of(new ManagementEvents(trail)));
            if (!seen.missing().isEmpty()) {
                missing.addAll(seen.missing());
                Seen<Recorded.Part> selected = facts.gather(List.of(new SelectedEvents(trail)));
                hidden |= !selected.missing().isEmpty();
                most.addAll(selected.items());
            }
            if (!seen.items().isEmpty()) {
                parts.addAll(seen.items());
                by.add(trail);
            }
        }
        most.addAll(parts);
        return new Recording(new Recorded(parts), by, missing, hidden || new Recorded(most).full());
    }
}
