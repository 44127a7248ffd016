package dev.harden.network;

import java.util.Set;

/**
 * Is a NAT gateway.
 *
 * @param id its id
 * @param vpc the id of its VPC
 * @param subnet the id of the subnet that it stands in; empty for a regional one
 * @param table the id of a regional one's own route table; empty for others
 * @param state AWS's word, as {@code available}
 * @param isPublic whether it leads to the Internet, or to other private networks
 * @param zones the ids of the zones that a regional one serves; {@link #EVERY_ZONE} where AWS adds them as needed
 */
public record NatGateway(
        String id, String vpc, String subnet, String table, String state, boolean isPublic, Set<String> zones)
        implements Item {
    /** Stands for all zones of the region. */
    public static final String EVERY_ZONE = "*";

    public NatGateway {
        zones = Set.copyOf(zones);
    }

    @Override
    public String owner() {
        return "";
    }

    @Override
    public Kind kind() {
        return Kind.NAT_GATEWAY;
    }

    public boolean isAvailable() {
        return state.equals("available");
    }

    public boolean isRegional() {
        return subnet.isEmpty();
    }
}
