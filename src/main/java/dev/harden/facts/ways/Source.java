package dev.harden.facts.ways;

import dev.harden.network.NetworkInterface;

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
     * Is that of a load balancer's interface.
     *
     * @param node the interface
     */
    record Node(NetworkInterface node) implements Source {}

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
