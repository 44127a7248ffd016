package dev.harden.checks.endpoint;

import dev.harden.checks.Topic;
import java.util.List;

/** Lists the checks of VPC endpoints. */
public final class EndpointChecks {
    public static final Topic TOPIC = new Topic(
            "endpoint",
            "VPC endpoints",
            List.of(
                    new EndpointGatewayS3(),
                    new EndpointGatewayDynamodb(),
                    new EndpointServices(),
                    new EndpointPolicy(),
                    new EndpointZones(),
                    new EndpointSecurityGroup()));

    private EndpointChecks() {}
}
