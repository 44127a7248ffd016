package dev.harden.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

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

    static List<Packet> packets() {
        List<Packet> packets = new ArrayList<>();
        for (int protocol : PROTOCOLS) {
            for (int port = 0; port < PORTS; port++) {
                for (int number = 0; number < ADDRESSES; number++) {
                    packets.add(new Packet(
                            address(number), Traffic.ports(protocol, port, port).first()));
                }
            }
        }
        return packets;
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

    Traffic traffic() {
        if (below(6) == 0) {
            return Traffic.ALL;
        }
        int one = below(PORTS);
        int other = below(PORTS);
        return Traffic.ports(PROTOCOLS.get(below(2)), Math.min(one, other), Math.max(one, other));
    }

    List<AclRule> aclRules(int most) {
        List<AclRule> rules = new ArrayList<>();
        for (int i = below(most + 1); i > 0; i--) {
            rules.add(new AclRule(rules.size() * 10 + 10, chance(), chance(), traffic(), block()));
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
        return group.rules().stream()
                .anyMatch(rule -> rule.traffic().first() <= packet.place()
                        && packet.place() <= rule.traffic().last()
                        && rule.peer() instanceof GroupRule.Peer.Range range
                        && holds(range.block(), packet.remote()));
    }
}
