package dev.harden.checks;

import dev.harden.facts.Option;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names the ports that several topics judge, and the options that set them. */
public final class Ports {
    public static final Option<List<Integer>> ADMIN = Option.ports(
            "sg-admin-ports.ports",
            List.of(22, 23, 445, 3389, 5900, 5985, 5986),
            "The ports that administer machines, for the checks of security groups, network ACLs and exposure.");
    public static final Option<List<Integer>> DATABASE = Option.ports(
            "sg-database-ports.ports",
            List.of(1433, 1521, 3306, 5432, 5439, 6379, 9042, 9200, 11211, 27017),
            "The ports of databases, for the checks of security groups, network ACLs and exposure.");

    /** Remote Desktop and memcached answer on UDP as well. */
    private static final Set<Integer> ON_UDP_TOO = Set.of(3389, 11211);

    private static final int PROTOCOLS = 256;
    private static final int ICMP = 1;
    private static final int ICMP6 = 58;

    private Ports() {}

    /** Gives the traffic to ports: TCP, and UDP where the service has it. */
    public static List<Traffic> traffic(List<Integer> ports) {
        List<Traffic> traffic = new ArrayList<>();
        for (int port : ports) {
            traffic.add(Traffic.ports(Traffic.TCP, port, port));
            if (ON_UDP_TOO.contains(port)) {
                traffic.add(Traffic.ports(Traffic.UDP, port, port));
            }
        }
        return traffic;
    }

    /**
     * Gives all ports that somebody can listen on, protocol by protocol: those of TCP and UDP, and all of any other that has
     * no ports; ICMP, which has types, is left out.
     */
    public static List<Traffic> whole() {
        return IntStream.range(0, PROTOCOLS)
                .filter(protocol -> protocol != ICMP && protocol != ICMP6)
                .mapToObj(protocol -> protocol == Traffic.TCP || protocol == Traffic.UDP
                        ? Traffic.ports(protocol, 1, 65535)
                        : Traffic.protocol(protocol))
                .toList();
    }

    /** Keeps, of {@link #whole()}, those that lie in traffic. */
    public static List<Traffic> whole(List<Traffic> traffic) {
        return whole().stream()
                .filter(all ->
                        traffic.stream().anyMatch(some -> some.first() <= all.first() && all.last() <= some.last()))
                .toList();
    }

    /** Leaves out of traffic what has types, and no ports. */
    public static List<Traffic> withoutTypes(List<Traffic> traffic) {
        return traffic.stream()
                .flatMap(one -> one.hasPorts() ? Stream.of(one) : one.byProtocol().stream())
                .filter(one -> !one.hasTypes())
                .toList();
    }

    /** Names the protocols of traffic, as {@code tcp, udp and protocol 47}. */
    public static String protocols(List<Traffic> traffic) {
        return join(traffic.stream()
                .map(one -> Traffic.name(Traffic.protocolAt(one.first())))
                .toList());
    }

    /** Writes traffic as {@code tcp 22, tcp 3389 and udp 3389}. */
    public static String text(List<Traffic> traffic) {
        return join(traffic.stream().map(Traffic::toString).toList());
    }

    private static String join(List<String> texts) {
        int last = texts.size() - 1;
        return last < 1
                ? String.join("", texts)
                : texts.subList(0, last).stream().collect(Collectors.joining(", ")) + " and " + texts.get(last);
    }
}
