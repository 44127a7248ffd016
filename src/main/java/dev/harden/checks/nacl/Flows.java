package dev.harden.checks.nacl;

import dev.harden.network.Address;
import dev.harden.network.AddressSet;
import dev.harden.network.Packet;
import dev.harden.network.PacketSet;
import dev.harden.network.Traffic;
import java.util.Set;
import java.util.TreeSet;

/**
 * Judges whether the flows of one protocol that a network ACL lets through in one direction are answered.
 *
 * @param let what is let through in their direction
 * @param back what is let through in the other
 * @param protocol the protocol, one with ports
 * @param first the first of the ports that answers go to
 * @param spared the ports that need not be answered to
 */
record Flows(PacketSet let, PacketSet back, int protocol, int first, Set<Integer> spared) {
    static final int LAST = 65535;

    /** The first port that Linux takes for its flows; NAT gateways and load balancers begin at 1024. */
    private static final int LINUX = 32768;

    /** Gives the addresses whose flows get no answer on the ports that all senders use. */
    AddressSet unanswered(AddressSet outside) {
        return own().minus(answered(LINUX)).intersect(outside);
    }

    /** Tells whether some flows are answered on Linux's ports alone. */
    boolean isNarrow(AddressSet outside) {
        return !own().intersect(answered(LINUX))
                .minus(answered(first))
                .intersect(outside)
                .isEmpty();
    }

    /** Gives the ports among those spared to which some flows are not answered that otherwise are. */
    Set<Integer> denied(AddressSet outside) {
        AddressSet flows = own().intersect(outside);
        Set<Integer> denied = new TreeSet<>();
        for (int port : spared) {
            AddressSet otherwise = answered(port < LINUX ? first : LINUX);
            if (port >= first
                    && !flows.intersect(otherwise)
                            .minus(back.any(ports(port, port)))
                            .isEmpty()) {
                denied.add(port);
            }
        }
        return denied;
    }

    /** Gives a packet that is let through and begins a flow with an address. */
    Packet request(Address address) {
        return at(let.of(ports(1, LAST)), address);
    }

    /** Gives an answer to an address that is not let back. */
    Packet answer(Address address) {
        return at(PacketSet.of(ports(LINUX, LAST), AddressSet.ALL).minus(generous(back)), address);
    }

    private static Packet at(PacketSet packets, Address address) {
        return packets.slices().stream()
                .filter(slice -> slice.addresses().contains(address))
                .findFirst()
                .map(slice -> new Packet(address, slice.traffic().first()))
                .orElseThrow();
    }

    /**
     * Gives the addresses that flows of this direction are with. Ports that answers go to may be let through for the
     * answers of the other direction: then, where that has flows, they are no flows of their own.
     */
    private AddressSet own() {
        AddressSet any = let.any(ports(1, LAST));
        return let.any(ports(1, first - 1))
                .union(any.minus(generous(let).every(ports(LINUX, LAST))))
                .union(any.minus(back.any(ports(1, LAST))));
    }

    private AddressSet answered(int from) {
        return generous(back).every(ports(from, LAST));
    }

    private PacketSet generous(PacketSet packets) {
        PacketSet generous = packets;
        for (int port : spared) {
            generous = generous.union(PacketSet.of(ports(port, port), AddressSet.ALL));
        }
        return generous;
    }

    private Traffic ports(int from, int to) {
        return Traffic.ports(protocol, from, to);
    }
}
