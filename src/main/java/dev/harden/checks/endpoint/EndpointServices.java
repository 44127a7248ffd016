package dev.harden.checks.endpoint;

import dev.harden.checks.Aspects;
import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Facts;
import dev.harden.facts.NotOffered;
import dev.harden.facts.Option;
import dev.harden.facts.Seen;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.network.Endpoint;
import dev.harden.network.Subnet;
import java.util.List;

/** Holds each VPC with private subnets to interface endpoints of the required services. */
@CheckInfo(
        id = "endpoint-services",
        title = "VPCs with private subnets have the required interface endpoints",
        fault = "Required interface endpoints are missing",
        severity = Severity.LOW,
        scope = Breadth.REGION,
        none = "there is no VPC that would need interface endpoints")
@WithoutCommand(
        why = NoCommand.Why.DECISION,
        text = "someone has to decide which endpoints are worth their price, by the hour and zone, and who calls them")
public final class EndpointServices extends PrivateVpcCheck {
    static final Option<List<String>> REQUIRED = Option.texts(
            "endpoint-services.required",
            List.of("ssm", "ssmmessages", "logs", "kms", "sts"),
            "The services that VPCs with private subnets need interface endpoints of.");
    static final Option<Boolean> CENTRAL =
            Option.flag("endpoint-services.central", "Whether the endpoints of services are in a central VPC.");

    @Override
    public List<Option<?>> options() {
        return List.of(REQUIRED, CENTRAL);
    }

    @Override
    void ahead(Facts facts) {
        if (facts.option(CENTRAL)) {
            throw NotOffered.leftOutBy(
                    CENTRAL, "the option endpoint-services.central says that a central VPC serves them");
        }
        if (facts.option(REQUIRED).isEmpty()) {
            throw NotOffered.leftOutBy(REQUIRED, "the option endpoint-services.required names no service");
        }
    }

    @Override
    Verdict judge(Seen<Subnet> subnets, List<Endpoint> endpoints, String region, Facts facts) {
        List<String> required = facts.option(REQUIRED);
        List<String> lacking = required.stream()
                .filter(service -> endpoints.stream().noneMatch(one -> serves(one, region, service)))
                .toList();
        Verdict verdict = lacking.isEmpty()
                ? Verdict.pass("endpoints with private DNS exist for %s", String.join(", ", required))
                : Verdict.fail("no interface endpoint with private DNS for %s", String.join(", ", lacking));
        return verdict.of(required.stream()
                .distinct()
                .map(service -> Aspects.service(service, !lacking.contains(service)))
                .toList());
    }
}
