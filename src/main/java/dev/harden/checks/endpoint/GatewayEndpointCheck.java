package dev.harden.checks.endpoint;

import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.SubnetTables;
import dev.harden.network.Endpoint;
import dev.harden.network.RouteTable;
import dev.harden.network.Subnet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges whether private subnets reach a service through a gateway endpoint, or an interface endpoint in its place. */
abstract class GatewayEndpointCheck extends PrivateVpcCheck {
    /** Gives the last word of the service's name. */
    abstract String service();

    @Override
    final Verdict judge(Seen<Subnet> subnets, List<Endpoint> endpoints, String region, Facts facts) {
        Optional<Endpoint> serving =
                endpoints.stream().filter(one -> serves(one, region, service())).findFirst();
        if (serving.isPresent()) {
            return Verdict.pass(
                    "%s serves the VPC with private DNS", serving.get().id());
        }
        Set<String> tables = endpoints.stream()
                .filter(one -> one.isGateway() && isOf(one, region, service()))
                .flatMap(one -> one.way().tables().stream())
                .collect(Collectors.toSet());
        Optional<Subnet> without = facts.first(
                subnets, subnet -> !tables.contains(table(subnet, region, facts).id()));
        return without.map(subnet -> Verdict.fail(
                        "%s of private subnet %s has no route to a gateway endpoint of %s",
                        table(subnet, region, facts).id(), subnet.id(), service()))
                .orElseGet(() -> Verdict.pass(
                        "each private subnet has a route to a gateway endpoint (private subnets: %d)",
                        subnets.items().size()));
    }

    private static RouteTable table(Subnet subnet, String region, Facts facts) {
        return Answers.require(facts.get(new SubnetTables(region)).get(subnet.id()), "route table of " + subnet.id());
    }
}
