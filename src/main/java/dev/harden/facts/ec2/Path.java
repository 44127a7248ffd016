package dev.harden.facts.ec2;

import dev.harden.network.AddressSet;
import dev.harden.network.PacketSet;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.List;

/**
 * Is the way from the Internet to an interface and back.
 *
 * @param hops what a packet has to pass, in this order
 */
public record Path(List<Hop> hops) {
    /** Says what kind of thing a hop is. */
    public enum Layer {
        ADDRESS,
        BLOCK_PUBLIC_ACCESS,
        ROUTE,
        NETWORK_ACL,
        SECURITY_GROUPS,
        LISTENERS
    }

    /**
     * Is one thing to pass.
     *
     * @param layer what kind of thing it is
     * @param stop says why nothing gets by, where nothing does
     * @param passes the packets that get by
     */
    public record Hop(Layer layer, String stop, Bounds passes) {}

    /**
     * Is what becomes of packets.
     *
     * @param reaching those that certainly get through, and are open; empty when they are stopped
     * @param stop says where they are stopped; empty when they are not
     */
    public record End(PacketSet reaching, String stop) {
        public boolean isOpen() {
            return !reaching.isEmpty();
        }
    }

    private static final List<Integer> WITH_PORTS = List.of(Traffic.TCP, Traffic.UDP);

    public Path {
        hops = List.copyOf(hops);
    }

    /** Adds a hop at the end. */
    public Path then(Hop hop) {
        List<Hop> longer = new ArrayList<>(hops);
        longer.add(hop);
        return new Path(longer);
    }

    /** Leaves the hops of a layer out. */
    public Path without(Layer layer) {
        return new Path(hops.stream().filter(hop -> hop.layer() != layer).toList());
    }

    /** Gives the packets that get through, as far as is known. */
    public Bounds through() {
        Bounds left = Bounds.exactly(PacketSet.ALL);
        for (Hop hop : hops) {
            left = left.intersect(hop.passes());
        }
        return left;
    }

    /** Tells whether packets may get through, as far as is known. */
    public boolean mayBeOpen(PacketSet sent) {
        PacketSet left = sent;
        for (Hop hop : hops) {
            left = left.intersect(hop.passes().most());
        }
        return left.isOpen();
    }

    /**
     * Follows packets.
     *
     * @param sent the packets that the Internet sends
     * @throws dev.harden.facts.FactUnavailable when it hangs on what was not seen whether they get through
     */
    public End follow(PacketSet sent) {
        Bounds left = Bounds.exactly(sent);
        for (Hop hop : hops) {
            left = left.intersect(hop.passes());
            if (!left.most().isOpen()) {
                return new End(PacketSet.NONE, stops(sent, hop));
            }
        }
        return new End(left.shown(PacketSet::isOpen).orElse(PacketSet.NONE), "");
    }

    /** Says what stops packets of which nothing is left at a hop: that hop, or others for a part. */
    private String stops(PacketSet sent, Hop last) {
        if (!sent.intersect(last.passes().most()).isOpen()) {
            return last.stop();
        }
        List<String> parts = new ArrayList<>();
        PacketSet left = sent;
        for (Hop hop : hops.subList(0, hops.indexOf(last))) {
            PacketSet through = left.intersect(hop.passes().most());
            if (!through.open().equals(left.open())) {
                parts.add(hop.stop());
            }
            left = through;
        }
        return parts.isEmpty()
                ? last.stop()
                : "for a part, " + String.join(", and ", parts) + "; for the rest, " + last.stop();
    }

    /** Gives the packets to whose sender some answer may go out. Who asks chooses the port that the answer goes to. */
    public static PacketSet answered(PacketSet out) {
        PacketSet answered = PacketSet.NONE;
        for (PacketSet.Slice slice : out.slices()) {
            for (int protocol = Traffic.protocolAt(slice.traffic().first());
                    protocol <= Traffic.protocolAt(slice.traffic().last());
                    protocol++) {
                if (!WITH_PORTS.contains(protocol)) {
                    answered = answered.union(PacketSet.of(Traffic.protocol(protocol), slice.addresses()));
                }
            }
        }
        for (int protocol : WITH_PORTS) {
            AddressSet addresses = out.any(Traffic.ports(protocol, 1, 65535));
            answered = answered.union(PacketSet.of(Traffic.protocol(protocol), addresses));
        }
        return answered;
    }
}
