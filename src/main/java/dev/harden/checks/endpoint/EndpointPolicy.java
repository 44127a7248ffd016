package dev.harden.checks.endpoint;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.VpcEndpointServices;
import dev.harden.facts.ec2.VpcEndpoints;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Account;
import dev.harden.model.Severity;
import dev.harden.network.Endpoint;
import dev.harden.policy.Policy;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.ec2.model.ServiceDetail;

/** Holds each endpoint to a policy that does not let everybody do everything. */
@CheckInfo(
        id = "endpoint-policy",
        title = "Every VPC endpoint has a policy that restricts it",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        reads = {CallerIdentity.class, VpcEndpointServices.class, VpcEndpoints.class})
public final class EndpointPolicy extends EndpointCheck {
    private static final Set<String> WITH_POLICY = Set.of("Gateway", "Interface");

    @Override
    boolean isJudged(Endpoint endpoint) {
        return true;
    }

    @Override
    protected Verdict judge(Endpoint endpoint, String region, Facts facts) {
        if (!WITH_POLICY.contains(endpoint.way().type())) {
            return Verdict.notApplicable(
                    "endpoints of type %s take no policy", endpoint.way().type());
        }
        Account account = facts.get(new CallerIdentity());
        boolean full = !endpoint.policy().isEmpty()
                && access(endpoint).openness(account.partition()).full();
        if (endpoint.isInterface() && (full || endpoint.policy().isEmpty()) && !takesPolicy(endpoint, region, facts)) {
            return Verdict.notApplicable("%s takes no policy", endpoint.service());
        }
        if (full) {
            return Verdict.fail("everybody may do everything with %s through it", endpoint.service());
        }
        EndpointAccess access = access(endpoint);
        Set<String> others = new TreeSet<>(access.accounts());
        others.remove(account.id());
        return Verdict.pass(
                "its policy restricts it: %s%s",
                access.openness(account.partition()).why(),
                others.isEmpty() ? "" : "; it names other accounts: " + String.join(", ", others));
    }

    private static EndpointAccess access(Endpoint endpoint) {
        return new EndpointAccess(
                endpoint.service(), Policy.read("the policy of endpoint " + endpoint.id(), endpoint.policy()));
    }

    private static boolean takesPolicy(Endpoint endpoint, String region, Facts facts) {
        ServiceDetail service = facts.get(new VpcEndpointServices(region)).get(endpoint.service());
        if (service == null) {
            throw FactUnavailable.notVisibleFromHere("service " + endpoint.service() + " is not shown");
        }
        return Answers.require(service.vpcEndpointPolicySupported(), "vpcEndpointPolicySupported");
    }
}
