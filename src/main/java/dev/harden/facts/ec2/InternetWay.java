package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.network.AddressSet;
import dev.harden.network.RouteTable;
import java.util.List;

/**
 * Tells which addresses of the Internet a subnet's routes lead to through an Internet gateway that is attached: those of
 * its route table.
 *
 * @param region the region's code
 * @param subnet the subnet's id
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html">Internet gateways</a>
 */
@RestsOn({SubnetTables.class, TableWay.class})
public record InternetWay(String region, String subnet) implements Derived<InternetWay.Way> {
    /**
     * Is the way.
     *
     * @param table the id of the route table
     * @param gateway the id of the Internet gateway; empty when there is none
     * @param direct the addresses that are routed to it
     * @param inspected the addresses that are routed to it through an endpoint
     * @param redirected whether the gateway's own route table sends what comes in somewhere else first
     * @param missing what may add to these addresses, or take away from them
     */
    public record Way(
            String table,
            String gateway,
            AddressSet direct,
            AddressSet inspected,
            boolean redirected,
            List<FactUnavailable> missing) {
        public Way {
            missing = List.copyOf(missing);
        }

        /**
         * Tells whether the subnet is public.
         *
         * @throws FactUnavailable when that hangs on what was not seen
         */
        public boolean isPublic() {
            if (!direct.isEmpty() || !inspected.isEmpty()) {
                return true;
            }
            if (missing.isEmpty()) {
                return false;
            }
            throw missing.get(0);
        }
    }

    @Override
    public Way derive(Facts facts) {
        RouteTable table = Answers.require(facts.get(new SubnetTables(region)).get(subnet), "route table of " + subnet);
        return facts.get(new TableWay(region, table.id()));
    }
}
