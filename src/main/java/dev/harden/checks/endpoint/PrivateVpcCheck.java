package dev.harden.checks.endpoint;

import dev.harden.checks.Reads;
import dev.harden.checks.RegionCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.ec2.PrivateSubnets;
import dev.harden.facts.ec2.VpcEndpoints;
import dev.harden.facts.ec2.Vpcs;
import dev.harden.network.Endpoint;
import dev.harden.network.Subnet;
import dev.harden.network.Vpc;
import java.util.Collection;
import java.util.List;

/** Judges the endpoints that each VPC with private subnets has. */
@Reads({PrivateSubnets.class, VpcEndpoints.class, Vpcs.class})
abstract class PrivateVpcCheck extends RegionCheck<Vpc> {
    @Override
    protected final Collection<Vpc> items(String region, Facts facts) {
        ahead(facts);
        return facts.get(new Vpcs(region)).values();
    }

    /** Says beforehand why nothing is judged, where nothing is. */
    void ahead(Facts facts) {}

    @Override
    protected final Verdict judge(Vpc vpc, String region, Facts facts) {
        Seen<Subnet> subnets = facts.get(new PrivateSubnets(region, vpc.id()));
        if (subnets.items().isEmpty()) {
            if (!subnets.missing().isEmpty()) {
                throw subnets.missing().get(0);
            }
            return Verdict.notApplicable("%s has no private subnets", vpc.id());
        }
        List<Endpoint> endpoints = facts.get(new VpcEndpoints(region)).values().stream()
                .filter(endpoint -> endpoint.vpc().equals(vpc.id()) && endpoint.isAvailable())
                .toList();
        return judge(subnets, endpoints, region, facts);
    }

    /** Decides about a VPC with these private subnets and available endpoints. */
    abstract Verdict judge(Seen<Subnet> subnets, List<Endpoint> endpoints, String region, Facts facts);

    /** Tells whether an interface endpoint serves the whole VPC under the service's own name. */
    static boolean serves(Endpoint endpoint, String region, String service) {
        return endpoint.isInterface() && endpoint.way().privateDns() && isOf(endpoint, region, service);
    }

    /** Tells whether an endpoint is of a service of AWS in its region. */
    static boolean isOf(Endpoint endpoint, String region, String service) {
        return endpoint.service().endsWith("amazonaws." + region + "." + service);
    }
}
