package dev.harden.facts.config;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigRuleEvaluationStatus;

/**
 * Tells when each of a region's rules ran, and how that ended.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigRuleEvaluationStatus.html">DescribeConfigRuleEvaluationStatus</a>
 */
@Needs("config:DescribeConfigRuleEvaluationStatus")
public record RuleEvaluations(String region) implements Fact<List<ConfigRuleEvaluationStatus>> {
    @Override
    public List<ConfigRuleEvaluationStatus> load(Aws aws) {
        ConfigClient client = aws.client(ConfigClient.class, ConfigClient::builder, region);
        List<ConfigRuleEvaluationStatus> found = new ArrayList<>();
        client.describeConfigRuleEvaluationStatusPaginator(request -> {}).forEach(page -> {
            Answers.requireList(page.hasConfigRulesEvaluationStatus(), "ConfigRulesEvaluationStatus");
            page.configRulesEvaluationStatus().forEach(one -> {
                Answers.require(one.configRuleName(), "ConfigRuleName");
                found.add(one);
            });
        });
        return List.copyOf(found);
    }
}
