package dev.harden.network;

import java.util.Optional;

/**
 * Is a route.
 *
 * @param destination the range that it is for; absent where a prefix list says it
 * @param prefixList the id of that prefix list; empty where there is none
 * @param target the id of where it leads: {@code igw-1}, {@code nat-1}, {@code local} ...
 * @param active whether its target is there; a blackhole drops what it is for
 * @param propagated whether a gateway brought it
 */
public record Route(Optional<Block> destination, String prefixList, String target, boolean active, boolean propagated) {
    /** Makes a route to a range that is set by hand. */
    public static Route to(String range, String target) {
        return new Route(Optional.of(Block.parse(range)), "", target, true, false);
    }

    public boolean isLocal() {
        return target.equals("local");
    }

    /** Tells whether it leads to an endpoint for a prefix list, as a gateway endpoint's do; those of others may too. */
    public boolean mayBeOfGatewayEndpoint() {
        return !prefixList.isEmpty() && target.startsWith("vpce-");
    }

    /** Gives what it is for, as AWS writes it. */
    public String to() {
        return destination.map(Block::toString).orElse(prefixList);
    }
}
