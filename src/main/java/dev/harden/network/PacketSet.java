package dev.harden.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/**
 * Is a set of packets by remote address, protocol and port, exact under union, intersection and difference.
 *
 * <p>Held as a step function from places ({@link Traffic}) to addresses; equal sets are held equally.
 */
public final class PacketSet {
    public static final PacketSet NONE = new PacketSet(new int[] {0}, new AddressSet[] {AddressSet.NONE});
    public static final PacketSet ALL = of(Traffic.ALL, AddressSet.ALL);

    /**
     * Is a range of traffic in which the same addresses are in the set.
     *
     * @param traffic the range
     * @param addresses its addresses, never empty
     */
    public record Slice(Traffic traffic, AddressSet addresses) {}

    private final int[] starts;
    private final AddressSet[] sets;

    private PacketSet(int[] starts, AddressSet[] sets) {
        this.starts = starts;
        this.sets = sets;
    }

    /** Gives all packets of this traffic with these addresses. */
    public static PacketSet of(Traffic traffic, AddressSet addresses) {
        Builder builder = new Builder(3);
        builder.add(0, AddressSet.NONE);
        builder.add(traffic.first(), addresses);
        if (traffic.last() + 1 < Traffic.PLACES) {
            builder.add(traffic.last() + 1, AddressSet.NONE);
        }
        return builder.build();
    }

    /** Gives all packets of any of these kinds of traffic with these addresses. */
    public static PacketSet of(List<Traffic> traffic, AddressSet addresses) {
        PacketSet all = NONE;
        for (Traffic one : traffic) {
            all = all.union(of(one, addresses));
        }
        return all;
    }

    public boolean isEmpty() {
        return sets.length == 1 && sets[0].isEmpty();
    }

    public PacketSet union(PacketSet other) {
        return isEmpty() ? other : other.isEmpty() ? this : merge(other, AddressSet::union);
    }

    public PacketSet intersect(PacketSet other) {
        return isEmpty() ? this : other.isEmpty() ? NONE : merge(other, AddressSet::intersect);
    }

    public PacketSet minus(PacketSet other) {
        return isEmpty() || other.isEmpty() ? this : merge(other, AddressSet::minus);
    }

    private PacketSet merge(PacketSet other, BinaryOperator<AddressSet> operation) {
        Builder builder = new Builder(starts.length + other.starts.length);
        int mine = 0;
        int theirs = 0;
        int at = 0;
        while (at < Traffic.PLACES) {
            builder.add(at, operation.apply(sets[mine], other.sets[theirs]));
            int next = end(mine);
            int otherNext = other.end(theirs);
            at = Math.min(next, otherNext);
            mine += next == at ? 1 : 0;
            theirs += otherNext == at ? 1 : 0;
        }
        return builder.build();
    }

    private int end(int step) {
        return step + 1 < starts.length ? starts[step + 1] : Traffic.PLACES;
    }

    public boolean contains(Packet packet) {
        return at(packet.place()).contains(packet.remote());
    }

    public boolean containsAll(PacketSet other) {
        return other.minus(this).isEmpty();
    }

    /** Gives the addresses at a place. */
    public AddressSet at(int place) {
        int found = Arrays.binarySearch(starts, place);
        return sets[found >= 0 ? found : -found - 2];
    }

    /** Gives the steps that have addresses, in the order of their places. */
    public List<Slice> slices() {
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            if (!sets[i].isEmpty()) {
                slices.add(new Slice(new Traffic(starts[i], end(i) - 1), sets[i]));
            }
        }
        return slices;
    }

    /** Keeps this traffic. */
    public PacketSet of(Traffic traffic) {
        return intersect(of(traffic, AddressSet.ALL));
    }

    /** Gives the addresses that have a packet of this traffic. */
    public AddressSet any(Traffic traffic) {
        AddressSet any = AddressSet.NONE;
        for (int i = 0; i < starts.length; i++) {
            if (starts[i] <= traffic.last() && end(i) > traffic.first()) {
                any = any.union(sets[i]);
            }
        }
        return any;
    }

    /** Gives the addresses that have every packet of this traffic. */
    public AddressSet every(Traffic traffic) {
        AddressSet every = AddressSet.ALL;
        for (int i = 0; i < starts.length; i++) {
            if (starts[i] <= traffic.last() && end(i) > traffic.first()) {
                every = every.intersect(sets[i]);
            }
        }
        return every;
    }

    /** Gives the traffic to which the addresses that are let in are open, in the order of its places. */
    public List<Traffic> open() {
        return traffic(AddressSet::isOpen);
    }

    /** Gives the traffic of which all these addresses are in the set, in the order of its places. */
    List<Traffic> throughout(AddressSet addresses) {
        return traffic(some -> some.containsAll(addresses));
    }

    /** Gives the traffic of which some addresses are in the set, in the order of its places. */
    public List<Traffic> traffic() {
        return traffic(some -> true);
    }

    private List<Traffic> traffic(Predicate<AddressSet> test) {
        List<Traffic> all = new ArrayList<>();
        for (Slice slice : slices()) {
            if (test.test(slice.addresses())) {
                Traffic last = all.isEmpty() ? null : all.get(all.size() - 1);
                if (last != null && last.last() + 1 == slice.traffic().first()) {
                    all.set(
                            all.size() - 1,
                            new Traffic(last.first(), slice.traffic().last()));
                } else {
                    all.add(slice.traffic());
                }
            }
        }
        return all;
    }

    public boolean isOpen() {
        for (AddressSet set : sets) {
            if (set.isOpen()) {
                return true;
            }
        }
        return false;
    }

    /** Gives a packet of the set from the Internet, where it is open. */
    public Optional<Packet> witness() {
        for (Slice slice : slices()) {
            Optional<Address> from = slice.addresses().firstOpen();
            if (from.isPresent()) {
                return from.map(address -> new Packet(address, slice.traffic().first()));
            }
        }
        return Optional.empty();
    }

    /** Gives some packet of the set; none when it is empty. */
    public Optional<Packet> first() {
        return slices().stream()
                .findFirst()
                .flatMap(slice -> slice.addresses()
                        .host()
                        .map(address -> new Packet(address, slice.traffic().first())));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PacketSet set && Arrays.equals(starts, set.starts) && Arrays.equals(sets, set.sets);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(starts) + Arrays.hashCode(sets);
    }

    /** Joins neighbours that are equal. */
    private static final class Builder {
        private final int[] starts;
        private final AddressSet[] sets;
        private int length;

        Builder(int most) {
            starts = new int[most];
            sets = new AddressSet[most];
        }

        void add(int start, AddressSet set) {
            if (length > 0 && starts[length - 1] == start) {
                length--;
            }
            if (length == 0 || !sets[length - 1].equals(set)) {
                starts[length] = start;
                sets[length++] = set;
            }
        }

        PacketSet build() {
            return new PacketSet(Arrays.copyOf(starts, length), Arrays.copyOf(sets, length));
        }
    }
}
