package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.Now;
import dev.harden.facts.RestsOn;
import dev.harden.facts.organizations.OwnOrganization;
import dev.harden.model.Account;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import dev.harden.network.Endpoint;
import dev.harden.network.ServiceName;
import dev.harden.network.Vpc;
import dev.harden.policy.Context;
import dev.harden.policy.Policy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.organizations.model.Organization;

/**
 * Says what is so of every request that a principal sends through an endpoint, all kinds of which it gives: a condition on it
 * restricts nothing.
 *
 * @param endpoint the endpoint
 * @param policy its policy
 * @param account the account that it is in
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">Global condition
 *     keys</a>
 */
@RestsOn({Now.class, OwnOrganization.class, Vpcs.class})
public record EndpointRequests(Endpoint endpoint, Policy policy, Account account, String region)
        implements Derived<List<Context>> {
    private static final String SOURCE = "aws:VpcSourceIp";
    private static final String ARN = "aws:SourceVpcArn";
    private static final String ORGANIZATION = "aws:VpceOrgID";
    /** Where in its organization the account stands, which is not read here. */
    public static final String PATHS = "aws:VpceOrgPaths";

    private static final Pattern RANGE = Pattern.compile("[0-9a-fA-F:.]+(?:/\\d+)?");

    @Override
    public List<Context> derive(Facts facts) {
        // Through an endpoint the caller's public address is not told. What services do for principals, they do not
        // send
        // through it, and what they do by themselves is not what the policy is there for.
        Context one = Context.ANY
                .with("aws:SecureTransport", "true")
                .with("aws:ViaAWSService", "false")
                .with("aws:PrincipalIsAWSService", "false")
                .with("aws:SourceVpce", endpoint.id())
                .with("aws:SourceVpc", endpoint.vpc())
                .with("aws:VpceAccount", endpoint.owner())
                .withSome(SOURCE)
                .without("aws:SourceIp")
                .at(facts.get(new Now()));
        String asked = ServiceName.region(endpoint.service());
        if (!asked.equals("*")) {
            one = one.with("aws:RequestedRegion", asked);
        }
        if (!named(ARN).isEmpty()) {
            Vpc vpc = vpc(facts);
            one = one.with(
                    ARN, "arn:" + account.partition() + ":ec2:" + region + ":" + vpc.owner() + ":vpc/" + vpc.id());
        }
        return from(organized(one, facts), facts);
    }

    private Vpc vpc(Facts facts) {
        return Answers.require(facts.get(new Vpcs(region)).get(endpoint.vpc()), "VPC " + endpoint.vpc());
    }

    /** Asks for the organization where the policy names it. */
    private Context organized(Context one, Facts facts) {
        boolean own = endpoint.owner().equals(account.id());
        if (!own || named(ORGANIZATION).isEmpty() && named(PATHS).isEmpty()) {
            return one;
        }
        Optional<Organization> organization = facts.get(new OwnOrganization());
        return organization
                .map(found -> one.with(ORGANIZATION, found.id()))
                .orElseGet(() -> one.without(ORGANIZATION).without(PATHS));
    }

    private Set<String> named(String key) {
        Set<String> named = new TreeSet<>();
        policy.statements().forEach(statement -> named.addAll(statement.named(key)));
        return named;
    }

    /**
     * Divides what comes through a gateway endpoint, which its VPC alone uses, by the ranges that the policy names: one
     * address stands for all that are in the same of them.
     */
    private List<Context> from(Context all, Facts facts) {
        Set<String> ranges = named(SOURCE);
        if (ranges.isEmpty() || !endpoint.isGateway()) {
            return List.of(all);
        }
        List<AddressSet> cells = List.of(vpc(facts).ranges());
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
}
