package dev.harden.facts.ways;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.globalaccelerator.AcceleratorListeners;
import dev.harden.facts.globalaccelerator.Accelerators;
import dev.harden.facts.globalaccelerator.EndpointGroups;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.facts.ways.Entrances.Entrance;
import dev.harden.network.AddressSet;
import dev.harden.network.PacketSet;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.globalaccelerator.model.Accelerator;
import software.amazon.awssdk.services.globalaccelerator.model.EndpointDescription;
import software.amazon.awssdk.services.globalaccelerator.model.EndpointGroup;
import software.amazon.awssdk.services.globalaccelerator.model.Listener;
import software.amazon.awssdk.services.globalaccelerator.model.PortRange;

/**
 * Lists the endpoints of accelerators in a region, of those that are switched off too, for which nothing comes in.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoints.sipp-caveats.html">Endpoints that
 *     see the client's address</a>
 */
@RestsOn({AcceleratorListeners.class, Accelerators.class, CallerIdentity.class, EndpointGroups.class})
record AcceleratorDoors(String region) implements Derived<Seen<Entrance>> {
    @Override
    public Seen<Entrance> derive(Facts facts) {
        if (!facts.get(new CallerIdentity()).partition().equals("aws")) {
            return Seen.all(List.of());
        }
        List<Entrance> doors = new ArrayList<>();
        Seen<List<Accelerator>> accelerators = facts.attempt(new Accelerators());
        List<FactUnavailable> missing = new ArrayList<>(accelerators.missing());
        for (List<Accelerator> all : accelerators.items()) {
            for (Accelerator one : all) {
                Seen<List<Listener>> listeners = facts.attempt(new AcceleratorListeners(one.acceleratorArn()));
                missing.addAll(listeners.missing());
                listeners.items().stream().flatMap(List::stream).forEach(listener -> {
                    Seen<List<EndpointGroup>> groups = facts.attempt(new EndpointGroups(listener.listenerArn()));
                    missing.addAll(groups.missing());
                    groups.items().stream()
                            .flatMap(List::stream)
                            .filter(group -> group.endpointGroupRegion().equals(region))
                            .forEach(group -> endpoints(doors, one, listener, group));
                });
            }
        }
        return new Seen<>(doors, missing);
    }

    private static void endpoints(List<Entrance> doors, Accelerator one, Listener listener, EndpointGroup group) {
        String name = "accelerator " + (one.name() == null ? one.acceleratorArn() : one.name());
        PacketSet packets = one.enabled() ? packets(one, listener, group) : PacketSet.NONE;
        for (EndpointDescription endpoint : group.endpointDescriptions()) {
            if (endpoint.endpointId() != null) {
                boolean idle = endpoint.weight() != null && endpoint.weight() == 0
                        || group.trafficDialPercentage() != null && group.trafficDialPercentage() == 0;
                String id = Entrance.end(endpoint.endpointId());
                boolean kept = id.startsWith("i-") || Boolean.TRUE.equals(endpoint.clientIPPreservationEnabled());
                doors.add(new Entrance(
                        name,
                        id,
                        kept ? new Source.Client() : new Source.Edge(name),
                        packets,
                        idle
                                ? List.of(FactUnavailable.notSettled(name + " has " + id
                                        + " at weight 0, and sends to it when nothing else is left"))
                                : List.of()));
            }
        }
    }

    /** Gives what comes to an endpoint: on the listener's ports, but for those that are overridden. */
    private static PacketSet packets(Accelerator one, Listener listener, EndpointGroup group) {
        AddressSet clients =
                "DUAL_STACK".equals(one.ipAddressTypeAsString()) ? AddressSet.PUBLIC : AddressSet.PUBLIC.family(false);
        int protocol = "UDP".equals(listener.protocolAsString()) ? Traffic.UDP : Traffic.TCP;
        Map<Integer, Integer> overrides = new HashMap<>();
        group.portOverrides().forEach(override -> overrides.put(override.listenerPort(), override.endpointPort()));
        PacketSet packets = PacketSet.NONE;
        for (PortRange range : listener.portRanges()) {
            PacketSet same = PacketSet.of(Traffic.ports(protocol, range.fromPort(), range.toPort()), clients);
            for (Map.Entry<Integer, Integer> override : overrides.entrySet()) {
                int from = override.getKey();
                if (range.fromPort() <= from && from <= range.toPort()) {
                    same = same.minus(PacketSet.of(Traffic.ports(protocol, from, from), clients));
                    packets = packets.union(
                            PacketSet.of(Traffic.ports(protocol, override.getValue(), override.getValue()), clients));
                }
            }
            packets = packets.union(same);
        }
        return packets;
    }
}
