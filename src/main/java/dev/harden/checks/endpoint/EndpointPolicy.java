package dev.harden.checks.endpoint;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.EndpointRequests;
import dev.harden.facts.ec2.VpcEndpointServices;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Account;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.network.Endpoint;
import dev.harden.policy.Context;
import dev.harden.policy.Policy;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.ec2.model.ServiceDetail;

/** Holds each endpoint to a policy that does not let everybody do everything. */
@CheckInfo(
        id = "endpoint-policy",
        title = "VPC endpoint policies restrict access",
        fault = "VPC endpoint policy allows full access",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "there is no VPC endpoint that is available",
        reads = {CallerIdentity.class, EndpointRequests.class, VpcEndpointServices.class})
@WithoutCommand(why = NoCommand.Why.DECISION, text = "someone has to say who may do what through the endpoint")
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
        String service = endpoint.service();
        if (endpoint.policy().isEmpty() && endpoint.isInterface() && !takesPolicy(endpoint, region, facts)) {
            return Verdict.notApplicable("%s takes no policy", service);
        }
        Policy policy = Policy.read("the policy of endpoint " + endpoint.id(), endpoint.policy());
        List<Context> requests = facts.get(new EndpointRequests(endpoint, policy, account, region));
        EndpointAccess access = new EndpointAccess(service, policy, requests);
        EndpointAccess.Openness openness = access.openness(account.partition());
        if (openness.full()) {
            return endpoint.isInterface() && !takesPolicy(endpoint, region, facts)
                    ? Verdict.notApplicable("%s takes no policy", service)
                    : Verdict.fail("the policy allows everyone every action on %s", service);
        }
        settle(access, account);
        Set<String> others = new TreeSet<>(access.accounts());
        others.remove(account.id());
        Set<String> organizations = access.organizations();
        return Verdict.pass(
                "the policy restricts it: %s%s%s",
                openness.why(),
                others.isEmpty() ? "" : "; the policy names other accounts: " + String.join(", ", others),
                organizations.isEmpty() ? "" : "; the policy names organizations: " + String.join(", ", organizations));
    }

    /** A policy that hangs on where in its organization the account stands may be full access after all. */
    private static void settle(EndpointAccess access, Account account) {
        Set<String> paths = new TreeSet<>();
        access.policy().statements().forEach(statement -> paths.addAll(statement.named(EndpointRequests.PATHS)));
        for (String path : paths) {
            String like = path.replace("*", "zq").replace("?", "z");
            List<Context> there = access.requests().stream()
                    .map(one -> one.with(EndpointRequests.PATHS, like))
                    .toList();
            if (new EndpointAccess(access.service(), access.policy(), there)
                    .openness(account.partition())
                    .full()) {
                throw FactUnavailable.notSettled("whether " + path
                        + " is where the account of the endpoint stands in its" + " organization is not read here");
            }
        }
    }

    private static boolean takesPolicy(Endpoint endpoint, String region, Facts facts) {
        ServiceDetail service = facts.get(new VpcEndpointServices(region)).get(endpoint.service());
        if (service == null) {
            throw FactUnavailable.notVisibleFromHere("service " + endpoint.service() + " is not shown");
        }
        return Answers.require(service.vpcEndpointPolicySupported(), "vpcEndpointPolicySupported");
    }
}
