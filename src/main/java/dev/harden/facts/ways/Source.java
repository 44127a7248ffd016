package dev.harden.facts.ways;

import dev.harden.network.NetworkInterface;
import java.util.List;

/** Says whose address an interface sees on what is forwarded to it. */
public sealed interface Source {
    /** Is the client's own. */
    record Client() implements Source {}

    /**
     * Is the client's own, behind a load balancer that its groups may name.
     *
     * @param node the load balancer's interface
     */
    record ClientBehind(NetworkInterface node) implements Source {}

    /**
     * Is that of an interface of what forwards.
     *
     * @param node the interface
     * @param addresses those of its addresses that it may send from
     * @param groups the groups that stand for it in rules
     */
    record Node(NetworkInterface node, List<String> addresses, List<String> groups) implements Source {
        public Node {
            addresses = List.copyOf(addresses);
            groups = List.copyOf(groups);
        }

        /** Is that of one that may send from any. */
        Node(NetworkInterface node) {
            this(node, node.addresses().inside(), node.groups());
        }

        /** Is that of one that sends from those of a family alone. */
        static Node of(NetworkInterface node, boolean six) {
            return new Node(node, family(node, six), node.groups());
        }

        /** Is its own, behind a load balancer that keeps it, and whose groups stand for what comes through it. */
        Node behind(NetworkInterface balancer) {
            return new Node(node, addresses, balancer.groups());
        }

        static List<String> family(NetworkInterface one, boolean six) {
            return one.addresses().inside().stream()
                    .filter(address -> address.contains(":") == six)
                    .toList();
        }
    }

    /**
     * Is one of AWS's own, which comes through an endpoint service: a load balancer's groups are asked of it only where the load
     * balancer says so, and targets never see it.
     *
     * @param name who has it, as {@code VPC link shop}
     */
    record Linked(String name) implements Source {}

    /**
     * Is one of AWS's public ones, which are not read here.
     *
     * @param name who has it, as {@code accelerator shop}
     */
    record Edge(String name) implements Source {}

    /**
     * Is that of interfaces that a service has in the VPC.
     *
     * @param name who has it, as {@code VPC origin shop}
     * @param group the name of the security group that AWS gives these interfaces
     */
    record Service(String name, String group) implements Source {}

    /**
     * Is not known at all.
     *
     * @param name what is not known
     */
    record Anybody(String name) implements Source {}
}
