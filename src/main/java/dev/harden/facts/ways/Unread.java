package dev.harden.facts.ways;

import dev.harden.facts.FactUnavailable;
import dev.harden.network.NetworkInterface;

/**
 * Is a forwarder that could not be read, and so may lead to any interface of where it reaches.
 *
 * @param vpc the one VPC that it reaches; empty for any
 * @param subnet the one subnet that it reaches; empty for any
 * @param balancer the load balancer that it is, which is no target of its own; empty for others
 * @param source whose address an interface would see
 * @param why why it could not be read
 */
record Unread(String vpc, String subnet, String balancer, Source source, FactUnavailable why) {
    boolean mayReach(NetworkInterface one) {
        return (vpc.isEmpty() || vpc.equals(one.vpc()))
                && (subnet.isEmpty() || subnet.equals(one.subnet()))
                && (balancer.isEmpty() || !balancer.equals(one.loadBalancer()));
    }
}
