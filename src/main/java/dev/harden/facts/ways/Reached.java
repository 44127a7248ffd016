package dev.harden.facts.ways;

import dev.harden.facts.ec2.Bounds;
import dev.harden.facts.ec2.Path;
import dev.harden.network.AddressSet;
import dev.harden.network.Packet;
import dev.harden.network.PacketSet;
import dev.harden.network.Traffic;
import java.util.List;
import java.util.Optional;

/**
 * Says by which ways the Internet reaches an interface.
 *
 * @param path the way to an address of its own
 * @param ways the ways through what forwards, those too that may be
 * @param starts what changes when its instance starts, a fragment; empty when nothing does, or it runs
 */
public record Reached(Path path, List<Way> ways, String starts) {
    private static final PacketSet INTERNET = PacketSet.of(Traffic.ALL, AddressSet.PUBLIC);

    public Reached {
        ways = List.copyOf(ways);
    }

    /** Leaves ways out. */
    public Reached without(List<Way> some) {
        return new Reached(
                path, ways.stream().filter(way -> !some.contains(way)).toList(), starts);
    }

    /**
     * Follows packets on all ways together.
     *
     * @param sent the packets that the Internet sends, by the interface's port
     * @throws dev.harden.facts.FactUnavailable when it hangs on what was not seen whether they arrive
     */
    public Path.End follow(PacketSet sent) {
        Bounds left = arriving(sent);
        if (!left.most().isOpen()) {
            return new Path.End(PacketSet.NONE, path.follow(sent).stop());
        }
        return new Path.End(left.shown(PacketSet::isOpen).orElse(PacketSet.NONE), "");
    }

    /** Gives, of packets that the Internet sends, those that arrive, as far as is known. */
    public Bounds arriving(PacketSet sent) {
        Bounds all = path.through();
        boolean direct = all.most().intersect(sent).isOpen();
        for (Way way : ways) {
            all = direct ? all.union(way.packets()) : way.packets().union(all);
        }
        return all.intersect(sent);
    }

    /** Gives the packets of the Internet that certainly arrive. */
    public PacketSet certain() {
        PacketSet certain = path.through().least();
        for (Way way : ways) {
            certain = certain.union(way.packets().least());
        }
        return certain.intersect(INTERNET);
    }

    /** Finds the way through what forwards by which a packet arrives; none where it comes to an address of its own. */
    public Optional<Way> way(Packet packet) {
        return path.through().least().contains(packet)
                ? Optional.empty()
                : ways.stream()
                        .filter(way -> way.packets().least().contains(packet))
                        .findFirst();
    }
}
