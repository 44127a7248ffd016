package dev.harden.checks.exposure;

import dev.harden.facts.Option;
import dev.harden.facts.ways.Reached;
import dev.harden.network.AddressSet;
import dev.harden.network.NetworkInterface;
import dev.harden.network.PacketSet;
import dev.harden.network.Traffic;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Is something that the Internet may reach.
 *
 * @param where {@code load-balancer}, {@code anywhere}, or the id of an interface, instance, subnet or security group
 * @param traffic the traffic
 */
record Allowed(String where, Traffic traffic) {
    private static final Pattern FORM = Pattern.compile(
            "(load-balancer|anywhere|(?:eni|i|subnet|sg)-[0-9a-z]+):(\\d{1,5})(?:-(\\d{1,5}))?(/udp|/tcp)?");
    static final Option<List<Allowed>> OPTION = Option.list(
            "exposure.allowed",
            List.of("load-balancer:80", "load-balancer:443"),
            "What the Internet may reach: WHERE:PORT, WHERE:PORT-PORT or WHERE:PORT/udp, where WHERE is load-balancer,"
                    + " anywhere, or the id of an interface, instance, subnet or security group.",
            Allowed::parse);

    private static final List<Traffic> WITH_TYPES = List.of(Traffic.protocol(1), Traffic.protocol(58));

    private static Allowed parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("takes a list of WHERE:PORT, as load-balancer:443 or sg-0123:8443/udp");
        }
        int from = Integer.parseInt(form.group(2));
        int to = form.group(3) == null ? from : Integer.parseInt(form.group(3));
        if (from > to || to > 65535) {
            throw new IllegalArgumentException("takes ports from 0 to 65535, the smaller one first");
        }
        int protocol = "/udp".equals(form.group(4)) ? Traffic.UDP : Traffic.TCP;
        return new Allowed(form.group(1), Traffic.ports(protocol, from, to));
    }

    /** Gives it as the config file writes it. */
    @Override
    public String toString() {
        String[] parts = traffic.toString().split(" ", 2);
        return where + ":" + parts[1] + (parts[0].equals("udp") ? "/udp" : "");
    }

    /** Gives the ids of single interfaces and instances that are allowed something. */
    static Set<String> named(List<Allowed> allowed) {
        return allowed.stream()
                .map(Allowed::where)
                .filter(where -> where.startsWith("eni-") || where.startsWith("i-"))
                .collect(Collectors.toSet());
    }

    private boolean isAbout(NetworkInterface one) {
        return switch (where) {
            case "anywhere" -> true;
            case "load-balancer" -> !one.loadBalancer().isEmpty();
            default ->
                Stream.concat(Stream.of(one.id(), one.use().instance(), one.subnet()), one.groups().stream())
                        .anyMatch(where::equals);
        };
    }

    /** Gives the traffic that must not reach an interface: all but ICMP and what is allowed. */
    static List<Traffic> unexpected(NetworkInterface one, List<Allowed> allowed) {
        PacketSet rest = PacketSet.ALL.minus(PacketSet.of(WITH_TYPES, AddressSet.ALL));
        for (Allowed each : allowed) {
            if (each.isAbout(one)) {
                rest = rest.minus(PacketSet.of(each.traffic, AddressSet.ALL));
            }
        }
        return rest.slices().stream().map(PacketSet.Slice::traffic).toList();
    }

    /** Leaves the ways out whose doors are allowed what they take. */
    static Reached unmeant(Reached reached, List<NetworkInterface> interfaces, List<Allowed> allowed) {
        return reached.without(reached.ways().stream()
                .filter(way -> way.doors().stream()
                        .anyMatch(door -> interfaces.stream()
                                .filter(one -> one.id().equals(door.id()))
                                .anyMatch(one -> PacketSet.of(unexpected(one, allowed), AddressSet.ALL)
                                        .of(door.taken())
                                        .isEmpty())))
                .toList());
    }
}
