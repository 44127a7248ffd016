package dev.harden.webacl;

import dev.harden.network.AddressSet;

/**
 * Is a set of addresses of which a part may not have been seen.
 *
 * @param least the addresses that are surely in it
 * @param most the addresses that may be in it
 */
public record Bounds(AddressSet least, AddressSet most) {
    public static final Bounds NONE = exactly(AddressSet.NONE);
    public static final Bounds ALL = exactly(AddressSet.ALL);
    public static final Bounds UNSEEN = new Bounds(AddressSet.NONE, AddressSet.ALL);

    public static Bounds exactly(AddressSet addresses) {
        return new Bounds(addresses, addresses);
    }

    public boolean isExact() {
        return least.equals(most);
    }

    Bounds and(Bounds other) {
        return new Bounds(least.intersect(other.least), most.intersect(other.most));
    }

    Bounds or(Bounds other) {
        return new Bounds(least.union(other.least), most.union(other.most));
    }

    Bounds not() {
        return new Bounds(AddressSet.ALL.minus(most), AddressSet.ALL.minus(least));
    }

    /** Gives all addresses where there is any, none where there is none. */
    Bounds allIfAny() {
        return new Bounds(allIfAny(least), allIfAny(most));
    }

    private static AddressSet allIfAny(AddressSet addresses) {
        return addresses.isEmpty() ? AddressSet.NONE : AddressSet.ALL;
    }
}
