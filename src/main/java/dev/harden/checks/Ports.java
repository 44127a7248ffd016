package dev.harden.checks;

import dev.harden.facts.Option;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** Writes traffic as {@code tcp 22, tcp 3389 and udp 3389}. */
    public static String text(List<Traffic> traffic) {
        List<String> texts = traffic.stream().map(Traffic::toString).toList();
        int last = texts.size() - 1;
        return last < 1
                ? String.join("", texts)
                : texts.subList(0, last).stream().collect(Collectors.joining(", ")) + " and " + texts.get(last);
    }
}
