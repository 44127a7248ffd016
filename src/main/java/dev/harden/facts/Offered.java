package dev.harden.facts;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/** Knows which regions have a service; what is in no region where it could be has not to be asked for. */
public final class Offered {
    private Offered() {}

    /** Tells whether AWS has a region of that code, by the SDK's list. */
    public static boolean isRegion(String code) {
        return Region.regions().contains(Region.of(code));
    }

    /**
     * Tells whether a region may have a service: by the SDK's list of endpoints, and always where the region is newer than
     * the list.
     *
     * @param service the service's name in its endpoints, as {@code apprunner}
     */
    public static boolean in(String region, String service) {
        Region asked = Region.of(region);
        return !Region.regions().contains(asked)
                || ServiceMetadata.of(service).regions().contains(asked);
    }
}
