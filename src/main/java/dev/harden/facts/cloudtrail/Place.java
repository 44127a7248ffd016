package dev.harden.facts.cloudtrail;

import dev.harden.facts.Answers;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/**
 * Is one place whose events are to be recorded.
 *
 * @param name the region, or {@link GoodTrails#GLOBAL_SERVICES}
 * @param region the region that its trails are listed in
 * @param global whether it is that of global services
 */
public record Place(String name, String region, boolean global) {
    /** Tells whether a trail records it at all: a multi-region trail does, others only their own. */
    public boolean isRecordedBy(Trail trail) {
        boolean everywhere = Answers.require(trail.isMultiRegionTrail(), "IsMultiRegionTrail");
        boolean here = everywhere || trail.homeRegion().equals(region);
        return here && (!global || Answers.require(trail.includeGlobalServiceEvents(), "IncludeGlobalServiceEvents"));
    }
}
