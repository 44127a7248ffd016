package dev.harden.facts.config;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigRule;

/**
 * Lists a region's rules: the account's own, and those that conformance packs, the organization and services made.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigRules.html">DescribeConfigRules</a>
 */
@Needs("config:DescribeConfigRules")
public record AccountRules(String region) implements Fact<List<ConfigRule>> {
    @Override
    public List<ConfigRule> load(Aws aws) {
        ConfigClient client = aws.client(ConfigClient.class, ConfigClient::builder, region);
        List<ConfigRule> found = new ArrayList<>();
        client.describeConfigRulesPaginator(request -> {}).forEach(page -> {
            Answers.requireList(page.hasConfigRules(), "ConfigRules");
            page.configRules().forEach(one -> {
                Answers.require(one.configRuleName(), "ConfigRuleName");
                Answers.require(one.configRuleArn(), "ConfigRuleArn");
                Answers.require(one.configRuleStateAsString(), "ConfigRuleState");
                Answers.require(one.source(), "Source");
                found.add(one);
            });
        });
        return List.copyOf(found);
    }
}
