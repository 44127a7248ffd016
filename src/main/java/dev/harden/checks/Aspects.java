package dev.harden.checks;

import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.model.Aspect;
import dev.harden.model.Status;
import dev.harden.network.AddressSet;
import dev.harden.network.PacketSet;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Says how the parts of what is judged stand, which controls of benchmarks may be about alone. */
public final class Aspects {
    private Aspects() {}

    /**
     * Says of traffic, family by family, whether it is open to the Internet.
     *
     * @param judged the traffic, port by port
     * @param least the packets that are certainly let in
     * @param most those that may be at most
     */
    public static List<Aspect> traffic(List<Traffic> judged, PacketSet least, PacketSet most) {
        List<Aspect> aspects = new ArrayList<>();
        for (Traffic traffic : judged) {
            for (boolean six : new boolean[] {false, true}) {
                PacketSet family = PacketSet.of(traffic, AddressSet.PUBLIC.family(six));
                Status status = least.intersect(family).isOpen()
                        ? Status.FAIL
                        : most.intersect(family).isOpen() ? Status.UNKNOWN : Status.PASS;
                aspects.add(new Aspect(Aspect.Kind.TRAFFIC, traffic + (six ? " IPv6" : " IPv4"), status));
            }
        }
        return aspects;
    }

    /** Says whether one of several settings is as it should be. */
    public static Aspect setting(String name, boolean good) {
        return new Aspect(Aspect.Kind.SETTING, name, good ? Status.PASS : Status.FAIL);
    }

    /** As {@link #setting(String, boolean)}, of a setting of which that may not be known. */
    public static Aspect setting(String name, Facts facts, BooleanSupplier good) {
        Seen<Boolean> seen = facts.trying(good::getAsBoolean);
        return seen.items().isEmpty()
                ? new Aspect(Aspect.Kind.SETTING, name, Status.UNKNOWN)
                : setting(name, seen.items().get(0));
    }

    /** Says of a service whether what is judged is as it should be for it. */
    public static Aspect service(String name, boolean good) {
        return new Aspect(Aspect.Kind.SERVICE, name, good ? Status.PASS : Status.FAIL);
    }
}
