package dev.harden.checks.endpoint;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.checks.WithoutCommand;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.ec2.VpcEndpointServices;
import dev.harden.facts.ec2.VpcEndpoints;
import dev.harden.facts.ec2.Vpcs;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Account;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import dev.harden.network.Endpoint;
import dev.harden.network.Vpc;
import dev.harden.policy.Context;
import dev.harden.policy.Policy;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.ServiceDetail;

/** Holds each endpoint to a policy that does not let everybody do everything. */
@CheckInfo(
        id = "endpoint-policy",
        title = "Every VPC endpoint has a policy that restricts it",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        reads = {CallerIdentity.class, VpcEndpointServices.class, VpcEndpoints.class, Vpcs.class})
@WithoutCommand(why = NoCommand.Why.DECISION, text = "somebody has to say who may do what through the endpoint")
public final class EndpointPolicy extends EndpointCheck {
    private static final String SOURCE = "aws:VpcSourceIp";
    private static final Pattern RANGE = Pattern.compile("[0-9a-fA-F:.]+(?:/\\d+)?");
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
                && access(endpoint, region, facts).openness(account.partition()).full();
        if (endpoint.isInterface() && (full || endpoint.policy().isEmpty()) && !takesPolicy(endpoint, region, facts)) {
            return Verdict.notApplicable("%s takes no policy", endpoint.service());
        }
        if (full) {
            return Verdict.fail("everybody may do everything with %s through it", endpoint.service());
        }
        EndpointAccess access = access(endpoint, region, facts);
        Set<String> others = new TreeSet<>(access.accounts());
        others.remove(account.id());
        Set<String> organizations = access.organizations();
        return Verdict.pass(
                "its policy restricts it: %s%s%s",
                access.openness(account.partition()).why(),
                others.isEmpty() ? "" : "; it names other accounts: " + String.join(", ", others),
                organizations.isEmpty() ? "" : "; it names organizations: " + String.join(", ", organizations));
    }

    private static EndpointAccess access(Endpoint endpoint, String region, Facts facts) {
        Policy policy = Policy.read("the policy of endpoint " + endpoint.id(), endpoint.policy());
        // Through an endpoint the caller's public address is not told.
        Context all = Context.ANY
                .with("aws:SecureTransport", "true")
                .with("aws:SourceVpce", endpoint.id())
                .with("aws:SourceVpc", endpoint.vpc())
                .withSome("aws:VpcSourceIp")
                .without("aws:SourceIp");
        return new EndpointAccess(endpoint.service(), policy, from(all, policy, endpoint, region, facts));
    }

    /**
     * Divides what comes through a gateway endpoint, which its VPC alone uses, by the ranges that the policy names: one
     * address stands for all that are in the same of them.
     */
    private static List<Context> from(Context all, Policy policy, Endpoint endpoint, String region, Facts facts) {
        Set<String> ranges = new TreeSet<>();
        policy.statements().forEach(statement -> ranges.addAll(statement.named(SOURCE)));
        if (ranges.isEmpty() || !endpoint.isGateway()) {
            return List.of(all);
        }
        Vpc vpc = Answers.require(facts.get(new Vpcs(region)).get(endpoint.vpc()), "VPC " + endpoint.vpc());
        List<AddressSet> cells = List.of(vpc.ranges());
        for (String range : ranges) {
            AddressSet block = RANGE.matcher(range).matches()
                    ? Block.parse(range.contains("/") ? range : range + (range.contains(":") ? "/128" : "/32"))
                            .addresses()
                    : AddressSet.NONE;
            cells = cells.stream()
                    .flatMap(cell -> Stream.of(cell.intersect(block), cell.minus(block)))
                    .filter(cell -> !cell.isEmpty())
                    .toList();
        }
        return cells.stream()
                .map(cell -> all.with(SOURCE, cell.first().orElseThrow().toString()))
                .toList();
    }

    private static boolean takesPolicy(Endpoint endpoint, String region, Facts facts) {
        ServiceDetail service = facts.get(new VpcEndpointServices(region)).get(endpoint.service());
        if (service == null) {
            throw FactUnavailable.notVisibleFromHere("service " + endpoint.service() + " is not shown");
        }
        return Answers.require(service.vpcEndpointPolicySupported(), "vpcEndpointPolicySupported");
    }
}
