package dev.harden.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Is a range of what packets are about: a protocol with its ports, or several whole protocols.
 *
 * <p>Each protocol has 65,536 places, at its number times 65,536: the port in TCP and UDP, the type times 256 plus the
 * code in ICMP. Of other protocols a rule always takes all places.
 *
 * @param first the first place
 * @param last the last place, included
 */
public record Traffic(int first, int last) {
    /** The number of places. */
    static final int PLACES = 1 << 24;

    public static final int TCP = 6;
    public static final int UDP = 17;
    private static final int ICMP = 1;
    private static final int ICMP6 = 58;
    private static final int PORTS = 1 << 16;
    private static final int CODES = 1 << 8;
    private static final Map<String, Integer> NAMES =
            Map.of("tcp", TCP, "udp", UDP, "icmp", ICMP, "icmpv6", ICMP6, "all", -1);
    public static final Traffic ALL = new Traffic(0, PLACES - 1);

    public Traffic {
        if (first < 0 || first > last || last >= PLACES) {
            throw new IllegalArgumentException("no range of traffic: " + first + " to " + last);
        }
    }

    /** Gives ports of TCP or UDP, both ends included. */
    public static Traffic ports(int protocol, int from, int to) {
        if (from < 0 || from > to || to >= PORTS) {
            throw new IllegalArgumentException("no range of ports: " + from + " to " + to);
        }
        return new Traffic(protocol * PORTS + from, protocol * PORTS + to);
    }

    /** Gives all of a protocol. */
    public static Traffic protocol(int number) {
        return ports(number, 0, PORTS - 1);
    }

    /**
     * Reads a rule's protocol and range.
     *
     * @param protocol a name, or a number; {@code -1} for all
     * @param from the first port, or ICMP's type; null or -1 where the rule has none
     * @param to the last port, or ICMP's code; null or -1 where the rule has none
     * @throws IllegalArgumentException when it is no protocol or no range
     */
    public static Traffic of(String protocol, Integer from, Integer to) {
        Integer known = NAMES.get(protocol);
        int number = known == null ? number(protocol) : known;
        if (number == -1) {
            return ALL;
        }
        if (number < 0 || number > 255) {
            throw new IllegalArgumentException("no protocol: " + protocol);
        }
        boolean whole = from == null || from == -1;
        if (whole) {
            return protocol(number);
        }
        if (number == TCP || number == UDP) {
            return ports(number, from, to == null || to == -1 ? from : to);
        }
        if (number == ICMP || number == ICMP6) {
            boolean allCodes = to == null || to == -1;
            return ports(number, from * CODES + (allCodes ? 0 : to), from * CODES + (allCodes ? CODES - 1 : to));
        }
        return protocol(number);
    }

    private static int number(String protocol) {
        try {
            return Integer.parseInt(protocol);
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException("no protocol: " + protocol, none);
        }
    }

    /** Gives the protocol's number at a place. */
    public static int protocolAt(int place) {
        return place / PORTS;
    }

    /** Gives the port, or ICMP's type and code, at a place. */
    public static int portAt(int place) {
        return place % PORTS;
    }

    public boolean contains(int place) {
        return first <= place && place <= last;
    }

    /** Tells whether it is of one protocol that knows ports. */
    public boolean hasPorts() {
        int protocol = protocolAt(first);
        return protocol == protocolAt(last) && (protocol == TCP || protocol == UDP);
    }

    /** Tells whether it is of a protocol that knows types and codes. */
    public boolean hasTypes() {
        int protocol = protocolAt(first);
        return protocol == protocolAt(last) && (protocol == ICMP || protocol == ICMP6);
    }

    /** Gives the first port as rules have it, or ICMP's type; -1 for all types. */
    public int from() {
        return !hasTypes() ? portAt(first) : isWhole() ? -1 : portAt(first) / CODES;
    }

    /** Gives the last port as rules have it, or ICMP's code; -1 for all codes. */
    public int to() {
        return !hasTypes() ? portAt(last) : first != last ? -1 : portAt(first) % CODES;
    }

    private boolean isWhole() {
        return portAt(first) == 0 && portAt(last) == PORTS - 1;
    }

    /** Divides it by its protocols. */
    public List<Traffic> byProtocol() {
        return IntStream.rangeClosed(protocolAt(first), protocolAt(last))
                .mapToObj(protocol ->
                        new Traffic(Math.max(first, protocol * PORTS), Math.min(last, protocol * PORTS + PORTS - 1)))
                .toList();
    }

    /** Gives what it has in common with another; none when that is nothing. */
    public Optional<Traffic> intersect(Traffic other) {
        int from = Math.max(first, other.first);
        int to = Math.min(last, other.last);
        return from > to ? Optional.empty() : Optional.of(new Traffic(from, to));
    }

    /** Gives a protocol's name, as people write it. */
    public static String name(int protocol) {
        return switch (protocol) {
            case TCP -> "tcp";
            case UDP -> "udp";
            case ICMP -> "icmp";
            case ICMP6 -> "icmpv6";
            default -> "protocol " + protocol;
        };
    }

    /** Writes it as {@code tcp 20-443}, {@code icmp}, {@code all traffic}. */
    @Override
    public String toString() {
        int protocol = protocolAt(first);
        if (protocol != protocolAt(last)) {
            return equals(ALL) ? "all traffic" : name(protocol) + " to " + name(protocolAt(last));
        }
        int from = portAt(first);
        int to = portAt(last);
        if (from == 0 && to == PORTS - 1) {
            return protocol == TCP || protocol == UDP ? name(protocol) + " 0-65535" : name(protocol);
        }
        if (protocol == ICMP || protocol == ICMP6) {
            return name(protocol) + " type " + from / CODES + (from == to ? " code " + from % CODES : "");
        }
        return name(protocol) + " " + (from == to ? String.valueOf(from) : from + "-" + to);
    }
}
