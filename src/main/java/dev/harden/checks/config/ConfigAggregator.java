package dev.harden.checks.config;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.config.Aggregators;
import dev.harden.facts.ec2.Regions;
import dev.harden.facts.organizations.Overseers;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.config.model.ConfigurationAggregator;

/**
 * Holds the account to an aggregator, in any region, that gathers what AWS Config knows of all its regions. That of an
 * organization is in its management account or a delegated administrator, leaves no trace here, and is seen when that
 * account is in the same run.
 *
 * @see <a href="https://docs.aws.amazon.com/config/latest/developerguide/aggregated-register-delegated-administrator.html">
 *     Registering a delegated administrator for AWS Config</a>
 * @see <a href="https://docs.aws.amazon.com/config/latest/developerguide/authorize-aggregator-account-console.html">
 *     Authorizing aggregator accounts</a>
 */
@CheckInfo(
        id = "config-aggregator",
        title = "An aggregator collects from all regions",
        fault = "No aggregator collects from all regions",
        severity = Severity.LOW,
        scope = Breadth.ACCOUNT,
        reads = {Aggregators.class, Overseers.class, Regions.class})
public final class ConfigAggregator implements ScopeCheck {
    private static final String SERVICE = "config.amazonaws.com";
    private static final String ELSEWHERE = "the account has no aggregator of all regions of its own; the"
            + " organization's would be in its management account or a delegated administrator";

    @Override
    public Verdict judge(Scope scope, Facts facts) {
        List<String> regions = facts.get(new Regions()).enabled();
        Seen<ConfigurationAggregator> seen =
                facts.gather(regions.stream().map(Aggregators::new).toList());
        Optional<ConfigurationAggregator> whole = facts.first(
                seen, aggregator -> gathersAll(aggregator, scope.account().id(), regions));
        if (whole.isPresent()) {
            return Verdict.pass(
                    "aggregator %s collects from all regions", whole.get().configurationAggregatorName());
        }
        List<String> others = facts.get(new Overseers(SERVICE, ELSEWHERE));
        if (!others.isEmpty()) {
            Verdict verdict = ofOrganization(scope.account().id(), others, regions, facts);
            return verdict.outcome().status() == Status.FAIL
                    ? verdict.mendedBy(RuleMends.aggregator(scope, home(scope, regions), seen.items()))
                    : verdict;
        }
        Verdict verdict = seen.items().isEmpty()
                ? Verdict.fail("no region has an aggregator")
                : Verdict.fail(
                        "no aggregator collects from all regions of the account: %s",
                        seen.items().stream()
                                .map(ConfigurationAggregator::configurationAggregatorName)
                                .sorted()
                                .toList());
        return verdict.mendedBy(RuleMends.aggregator(scope, home(scope, regions), seen.items()));
    }

    private static String home(Scope scope, List<String> regions) {
        return scope.account().globalRegion().filter(regions::contains).orElseGet(() -> regions.get(0));
    }

    /**
     * Judges by the aggregators of the organization, which the management account and delegated administrators may have. Of
     * one of theirs that names this account alone it is not told whether this account has authorized it.
     */
    private static Verdict ofOrganization(String self, List<String> administrators, List<String> regions, Facts facts) {
        Optional<String> gathering = facts.first(administrators, account -> {
            Facts there = facts.in(account, ELSEWHERE);
            List<Aggregators> everywhere = there.get(new Regions()).enabled().stream()
                    .map(Aggregators::new)
                    .toList();
            return facts.any(there.gather(everywhere), aggregator -> {
                if (!isOfOrganization(aggregator, regions) && gathersAll(aggregator, self, regions)) {
                    throw FactUnavailable.notSettled("aggregator " + aggregator.configurationAggregatorName()
                            + " of account " + account + " names this account, and whether this account has authorized"
                            + " it cannot be seen from here");
                }
                return isOfOrganization(aggregator, regions);
            });
        });
        return gathering
                .map(account -> Verdict.pass(
                        "an aggregator of the organization in account %s collects from all regions", account))
                .orElseGet(() -> Verdict.fail(
                        "the account has no aggregator of all regions, and %s, who may have one of the organization, have"
                                + " none",
                        String.join(" and ", administrators)));
    }

    private static boolean isOfOrganization(ConfigurationAggregator aggregator, List<String> regions) {
        return aggregator.organizationAggregationSource() != null
                && all(
                        aggregator.organizationAggregationSource().allAwsRegions(),
                        aggregator.organizationAggregationSource().awsRegions(),
                        regions);
    }

    private static boolean gathersAll(ConfigurationAggregator aggregator, String account, List<String> regions) {
        return isOfOrganization(aggregator, regions)
                || aggregator.accountAggregationSources().stream()
                        .anyMatch(source -> source.accountIds().contains(account)
                                && all(source.allAwsRegions(), source.awsRegions(), regions));
    }

    private static boolean all(Boolean every, List<String> named, List<String> regions) {
        Set<String> gathered = new HashSet<>(named);
        return Boolean.TRUE.equals(every) || gathered.containsAll(regions);
    }
}
