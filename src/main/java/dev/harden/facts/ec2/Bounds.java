package dev.harden.facts.ec2;

import dev.harden.facts.FactUnavailable;
import dev.harden.network.PacketSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Holds a set of packets as far as it is known: it has all of one set, and none outside of another.
 *
 * @param least what it certainly has
 * @param most what it may have at most
 * @param missing why the two differ; empty when they are equal
 */
public record Bounds(PacketSet least, PacketSet most, List<FactUnavailable> missing) {
    public Bounds {
        missing = List.copyOf(missing);
    }

    public static Bounds exactly(PacketSet set) {
        return new Bounds(set, set, List.of());
    }

    /** Says that nothing is known, and why. */
    public static Bounds unknown(List<FactUnavailable> missing) {
        return new Bounds(PacketSet.NONE, PacketSet.ALL, missing);
    }

    public Bounds union(Bounds other) {
        return new Bounds(least.union(other.least), most.union(other.most), joined(other));
    }

    public Bounds intersect(PacketSet set) {
        return new Bounds(least.intersect(set), most.intersect(set), missing);
    }

    public Bounds intersect(Bounds other) {
        return new Bounds(least.intersect(other.least), most.intersect(other.most), joined(other));
    }

    private List<FactUnavailable> joined(Bounds other) {
        return missing.isEmpty() ? other.missing : missing;
    }

    /**
     * Gives a set that certainly passes the test, and shows it; none when none can.
     *
     * @param test one that more packets cannot turn from true to false
     * @throws FactUnavailable when it hangs on what was not seen
     */
    public Optional<PacketSet> shown(Predicate<PacketSet> test) {
        if (test.test(least)) {
            return Optional.of(least);
        }
        if (!test.test(most)) {
            return Optional.empty();
        }
        throw missing.get(0);
    }
}
