package dev.harden.engine;

import java.util.List;
import java.util.Optional;

/** Says that a region was asked for that the account's partition does not have, or that none is left. */
public final class UnknownRegion extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Optional<String> region;

    private UnknownRegion(String message) {
        super(message);
        this.region = Optional.empty();
    }

    /** Says that nothing is left to be judged. */
    static UnknownRegion noneLeft(List<String> excluded) {
        return new UnknownRegion("no region is left without " + String.join(", ", excluded));
    }

    UnknownRegion(String region, List<String> known) {
        super("there is no region '" + region + "' for this account; it has " + String.join(", ", known));
        this.region = Optional.of(region);
    }

    /** Returns the code that is none; absent where no region is left. */
    public Optional<String> region() {
        return region;
    }
}
