package dev.harden.facts.ways;

import dev.harden.facts.FactUnavailable;
import dev.harden.facts.ways.Entrances.Entrance;
import dev.harden.network.AddressSet;
import dev.harden.network.PacketSet;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which port of a load balancer an API sends to, by the address that its integration names. */
final class LinkPorts {
    private static final Pattern URI = Pattern.compile("(?i)(https?)://[^/:?#$]+(?::(\\d{1,5}))?(?:[/?#].*)?");

    private LinkPorts() {}

    /** Gives the entrance to a load balancer. */
    static Entrance entrance(String name, String balancer, Source source, GatewayRoutes.Sent sent) {
        Optional<Integer> port = port(sent.exported().uri());
        List<FactUnavailable> doubt = new ArrayList<>(sent.doubt());
        if (sent.isVariable()) {
            doubt.add(FactUnavailable.notSettled(
                    "which VPC link " + sent.exported().link() + " of API Gateway stands for is not read here"));
        }
        if (port.isEmpty()) {
            doubt.add(FactUnavailable.notSettled("which port API Gateway sends to through " + name + ", by "
                    + sent.exported().uri() + ", is not read here"));
        }
        return new Entrance(name, balancer, source, packets(port), doubt);
    }

    /** Gives an entrance that there may be, on any port. */
    static Entrance possible(String name, String balancer, Source source, List<FactUnavailable> why) {
        return new Entrance(name, balancer, source, packets(Optional.empty()), why);
    }

    static PacketSet packets(Optional<Integer> port) {
        Traffic traffic =
                port.map(one -> Traffic.ports(Traffic.TCP, one, one)).orElseGet(() -> Traffic.protocol(Traffic.TCP));
        return PacketSet.of(traffic, AddressSet.PUBLIC);
    }

    private static Optional<Integer> port(String uri) {
        Matcher parts = URI.matcher(uri);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                parts.group(2) != null
                        ? Integer.parseInt(parts.group(2))
                        : parts.group(1).equalsIgnoreCase("https") ? 443 : 80);
    }
}
