package dev.harden.engine;

import java.util.List;

/** Says that a region was asked for that the account's partition does not have, or that none is left. */
public final class UnknownRegion extends RuntimeException {
    private static final long serialVersionUID = 1;

    private UnknownRegion(String message) {
        super(message);
    }

    /** Says that nothing is left to be judged. */
    static UnknownRegion noneLeft(List<String> excluded) {
        return new UnknownRegion("no region is left without " + String.join(", ", excluded));
    }

    UnknownRegion(String region, List<String> known) {
        super("there is no region '" + region + "' for this account; it has " + String.join(", ", known));
    }
}
