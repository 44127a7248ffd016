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
import dev.harden.facts.organizations.OwnOrganization;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.config.model.ConfigurationAggregator;

/**
 * Holds the account to an aggregator, in any region, that gathers what AWS Config knows of all its regions. That of an
 * organization may be in another account and leaves no trace here.
 */
@CheckInfo(
        id = "config-aggregator",
        title = "An aggregator gathers all regions",
        severity = Severity.LOW,
        scope = Breadth.ACCOUNT,
        reads = {Aggregators.class, OwnOrganization.class, Regions.class})
public final class ConfigAggregator implements ScopeCheck {
    @Override
    public Verdict judge(Scope scope, Facts facts) {
        List<String> regions = facts.get(new Regions()).enabled();
        Seen<ConfigurationAggregator> seen =
                facts.gather(regions.stream().map(Aggregators::new).toList());
        Optional<ConfigurationAggregator> whole = facts.first(
                seen, aggregator -> gathersAll(aggregator, scope.account().id(), regions));
        if (whole.isPresent()) {
            return Verdict.pass("aggregator %s gathers all regions", whole.get().configurationAggregatorName());
        }
        if (facts.get(new OwnOrganization()).isPresent()) {
            throw FactUnavailable.notVisibleFromHere("the account has no aggregator of all regions of its own;"
                    + " the organization's would be in its management account or a delegated administrator");
        }
        return seen.items().isEmpty()
                ? Verdict.fail("no region has an aggregator")
                : Verdict.fail(
                        "no aggregator gathers all regions of the account: %s",
                        seen.items().stream()
                                .map(ConfigurationAggregator::configurationAggregatorName)
                                .sorted()
                                .toList());
    }

    private static boolean gathersAll(ConfigurationAggregator aggregator, String account, List<String> regions) {
        boolean organization = aggregator.organizationAggregationSource() != null
                && all(
                        aggregator.organizationAggregationSource().allAwsRegions(),
                        aggregator.organizationAggregationSource().awsRegions(),
                        regions);
        return organization
                || aggregator.accountAggregationSources().stream()
                        .anyMatch(source -> source.accountIds().contains(account)
                                && all(source.allAwsRegions(), source.awsRegions(), regions));
    }

    private static boolean all(Boolean every, List<String> named, List<String> regions) {
        Set<String> gathered = new HashSet<>(named);
        return Boolean.TRUE.equals(every) || gathered.containsAll(regions);
    }
}
