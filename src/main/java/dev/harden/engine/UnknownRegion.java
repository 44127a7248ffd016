package dev.harden.engine;

import java.util.List;

/** Says that a region was asked for that the account's partition does not have. */
public final class UnknownRegion extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String region;

    UnknownRegion(String region, List<String> known) {
        super("there is no region '" + region + "' for this account; it has " + String.join(", ", known));
        this.region = region;
    }

    public String region() {
        return region;
    }
}
