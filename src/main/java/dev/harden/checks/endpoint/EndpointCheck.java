package dev.harden.checks.endpoint;

import dev.harden.checks.Reads;
import dev.harden.checks.RegionCheck;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.VpcEndpoints;
import dev.harden.network.Endpoint;
import java.util.Collection;

/** Judges each VPC endpoint of a region that is there. */
@Reads({VpcEndpoints.class})
abstract class EndpointCheck extends RegionCheck<Endpoint> {
    @Override
    protected Collection<Endpoint> items(String region, Facts facts) {
        return facts.get(new VpcEndpoints(region)).values().stream()
                .filter(Endpoint::isAvailable)
                .filter(this::isJudged)
                .toList();
    }

    /** Tells whether endpoints of its type are judged. */
    boolean isJudged(Endpoint endpoint) {
        return endpoint.isInterface();
    }
}
