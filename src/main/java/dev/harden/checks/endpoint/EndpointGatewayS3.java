package dev.harden.checks.endpoint;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Call;
import java.util.ArrayList;
import java.util.List;

/** Holds each VPC with private subnets to an endpoint of S3 that all of them are routed to. */
@CheckInfo(
        id = "endpoint-gateway-s3",
        title = "Private subnets have a route to an S3 endpoint",
        fault = "Private subnets without an S3 endpoint",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "there is no VPC that would need an endpoint of S3")
public final class EndpointGatewayS3 extends GatewayEndpointCheck {
    @Override
    String service() {
        return "s3";
    }

    @Override
    String denied() {
        return "requests that other accounts' principals sign, but to read objects";
    }

    /** Lets everybody read: systems fetch their packages, and services what they need, from buckets of AWS's. */
    @Override
    List<Object> statements(String account) {
        List<Object> statements = new ArrayList<>(super.statements(account));
        statements.add(Call.map("Effect", "Allow", "Principal", "*", "Action", "s3:GetObject", "Resource", "*"));
        return statements;
    }
}
