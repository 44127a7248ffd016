package dev.harden.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Is a world small enough to try every packet: 16 addresses, 16 ports, TCP and UDP. Its evaluators go packet by packet
 * and rule by rule, as AWS's documents tell it, and know nothing of sets.
 */
final class Small {
    static final int ADDRESSES = 16;
    static final int PORTS = 16;
    static final List<Integer> PROTOCOLS = List.of(Traffic.TCP, Traffic.UDP);

    private final Random random;

    Small(long seed) {
        this.random = new Random(seed);
    }

    static Address address(int number) {
        return new Address(false, 0, 0x0a000000L + number);
    }

    /**
     * Gives an address of the Internet for each number up to 13; 14 and 15 are for multicast and reserved. In this wide
     * world a range holds a sixteenth of all addresses or more, so that whatever is let in of the Internet is open.
     */
    static Address wide(int number) {
        return new Address(false, 0, ((long) number << 28) + 0x01000001L);
    }

    static final int ON_THE_INTERNET = 14;

    /** The traffic of the world. */
    static final List<Traffic> WORLD = PROTOCOLS.stream()
            .map(protocol -> Traffic.ports(protocol, 0, PORTS - 1))
            .toList();

    /** All packets of the world. */
    static final List<Packet> PACKETS = packets();

    private static List<Packet> packets() {
        List<Packet> packets = new ArrayList<>();
        for (int protocol : PROTOCOLS) {
            for (int port = 0; port < PORTS; port++) {
                for (int number = 0; number < ADDRESSES; number++) {
                    packets.add(packet(address(number), protocol, port));
                }
            }
        }
        return packets;
    }

    static Packet packet(Address address, int protocol, int port) {
        return new Packet(address, Traffic.ports(protocol, port, port).first());
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance() {
        return random.nextBoolean();
    }

    Block block() {
        return new Block(address(below(ADDRESSES)), 28 + below(5));
    }

    Block wideBlock() {
        return new Block(wide(below(ADDRESSES)), below(5));
    }

    /** Gives the range of an office, which has one address of the Internet that no number stands for. */
    static Block office(int number) {
        return new Block(office(number, 1), 24);
    }

    static Address office(int number, int host) {
        return new Address(false, 0, ((long) number << 28) + 0x02000000L + host);
    }

    Traffic traffic() {
        if (below(6) == 0) {
            return Traffic.ALL;
        }
        int one = below(PORTS);
        int other = below(PORTS);
        return Traffic.ports(PROTOCOLS.get(below(2)), Math.min(one, other), Math.max(one, other));
    }

    List<AclRule> aclRules(int most) {
        return aclRules(most, this::block);
    }

    List<AclRule> aclRules(int most, Supplier<Block> block) {
        List<AclRule> rules = new ArrayList<>();
        for (int i = below(most + 1); i > 0; i--) {
            rules.add(new AclRule(rules.size() * 100 + 100, chance(), chance(), traffic(), block.get()));
        }
        rules.add(new AclRule(AclRule.LAST, false, false, Traffic.ALL, Block.parse("0.0.0.0/0")));
        return rules;
    }

    /** Tells whether a rule's range holds an address, bit by bit. */
    static boolean holds(Block range, Address address) {
        int shift = 32 - range.prefix();
        return shift == 32 || address.low() >> shift == range.first().low() >> shift;
    }

    /** Tells whether an ACL lets a packet through. */
    static boolean allows(List<AclRule> rules, Packet packet, boolean egress) {
        for (AclRule rule : rules) {
            if (rule.egress() == egress
                    && rule.traffic().first() <= packet.place()
                    && packet.place() <= rule.traffic().last()
                    && holds(rule.range(), packet.remote())) {
                return rule.allow();
            }
        }
        return false;
    }

    /** Tells whether a security group lets a packet through. */
    static boolean allows(SecurityGroup group, Packet packet) {
        for (GroupRule rule : group.rules()) {
            if (rule.traffic().first() <= packet.place()
                    && packet.place() <= rule.traffic().last()
                    && rule.peer() instanceof GroupRule.Peer.Range range
                    && holds(range.block(), packet.remote())) {
                return true;
            }
        }
        return false;
    }

    /** Goes through routes and keeps the better one. */
    static Optional<Route> best(List<Route> routes, Map<String, List<Block>> lists, Address address) {
        Route best = null;
        int length = -1;
        int rank = 3;
        for (Route route : routes) {
            List<Block> ranges =
                    route.destination().map(List::of).orElse(lists.getOrDefault(route.prefixList(), List.of()));
            for (Block range : ranges) {
                int itsRank = route.propagated() ? 2 : route.prefixList().isEmpty() ? 0 : 1;
                if (holds(range, address) && (range.prefix() > length || range.prefix() == length && itsRank < rank)) {
                    best = route;
                    length = range.prefix();
                    rank = itsRank;
                }
            }
        }
        return Optional.ofNullable(best);
    }
}
