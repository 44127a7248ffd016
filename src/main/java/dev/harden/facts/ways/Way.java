package dev.harden.facts.ways;

import dev.harden.facts.ec2.Bounds;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.List;

/**
 * Is a way by which something forwards what the Internet sends to an interface.
 *
 * @param by what forwards, from outside in, as {@code load balancer net/shop/1}
 * @param doors the interfaces that take it before this one does
 * @param steps says what each does with it
 * @param packets the packets that come to the interface, by the client that sends them and the port of the interface
 */
public record Way(List<String> by, List<Way.Door> doors, List<String> steps, Bounds packets) {
    /**
     * Is an interface on the way.
     *
     * @param id its id
     * @param taken what it takes
     */
    public record Door(String id, Traffic taken) {}

    public Way {
        by = List.copyOf(by);
        doors = List.copyOf(doors);
        steps = List.copyOf(steps);
    }

    /** Names what forwards, load balancers with the port that they take, as {@code load balancer app/shop/1 on tcp 443}. */
    public List<String> hops() {
        List<String> hops = new ArrayList<>();
        int door = 0;
        for (String each : by) {
            String one = each.replace(" > ", " ");
            boolean balancer = one.startsWith("load balancer ") && door < doors.size();
            hops.add(balancer ? one + " on " + doors.get(door++).taken() : one);
        }
        return List.copyOf(hops);
    }

    /** Names what forwards, as {@code accelerator shop and load balancer app/shop/1}. */
    public String name() {
        return String.join(" and ", by);
    }
}
