package dev.harden.network;

import java.util.Set;

/**
 * Is a VPC endpoint.
 *
 * @param id its id
 * @param owner the account that it belongs to
 * @param vpc the id of its VPC
 * @param service the name of the service, as {@code com.amazonaws.eu-west-1.s3}
 * @param state AWS's word, in small letters, as {@code available}
 * @param way how it is reached
 * @param policy its policy, as JSON; empty where it has none
 */
public record Endpoint(String id, String owner, String vpc, String service, String state, Way way, String policy)
        implements Item {
    /**
     * Says how an endpoint is reached.
     *
     * @param type AWS's word, as {@code Gateway} or {@code Interface}
     * @param tables the ids of the route tables that lead to it
     * @param subnets the ids of the subnets that it has an interface in
     * @param groups the ids of its security groups
     * @param privateDns whether the service's own name leads to it, for everybody in the VPC
     * @param v6 whether it has addresses of IPv6
     */
    public record Way(
            String type, Set<String> tables, Set<String> subnets, Set<String> groups, boolean privateDns, boolean v6) {
        public Way {
            tables = Set.copyOf(tables);
            subnets = Set.copyOf(subnets);
            groups = Set.copyOf(groups);
        }
    }

    @Override
    public Kind kind() {
        return Kind.ENDPOINT;
    }

    public boolean isAvailable() {
        return state.equals("available");
    }

    public boolean isGateway() {
        return way.type().equals("Gateway");
    }

    public boolean isInterface() {
        return way.type().equals("Interface");
    }
}
