package dev.harden.checks.endpoint;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.model.Severity;

/** Holds each VPC with private subnets to an endpoint of DynamoDB that all of them are routed to. */
@CheckInfo(
        id = "endpoint-gateway-dynamodb",
        title = "Private subnets have a route to a DynamoDB endpoint",
        fault = "Private subnets without a DynamoDB endpoint",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "there is no VPC that would need an endpoint of DynamoDB")
public final class EndpointGatewayDynamodb extends GatewayEndpointCheck {
    @Override
    String service() {
        return "dynamodb";
    }
}
