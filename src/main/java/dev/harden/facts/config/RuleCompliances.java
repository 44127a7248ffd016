package dev.harden.facts.config;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ComplianceByConfigRule;

/**
 * Tells what each of a region's rules found.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeComplianceByConfigRule.html">DescribeComplianceByConfigRule</a>
 */
@Needs("config:DescribeComplianceByConfigRule")
public record RuleCompliances(String region) implements Fact<List<ComplianceByConfigRule>> {
    @Override
    public List<ComplianceByConfigRule> load(Aws aws) {
        ConfigClient client = aws.client(ConfigClient.class, ConfigClient::builder, region);
        List<ComplianceByConfigRule> found = new ArrayList<>();
        client.describeComplianceByConfigRulePaginator(request -> {}).forEach(page -> {
            Answers.requireList(page.hasComplianceByConfigRules(), "ComplianceByConfigRules");
            page.complianceByConfigRules().forEach(one -> {
                Answers.require(one.configRuleName(), "ConfigRuleName");
                Answers.require(one.compliance(), "Compliance");
                found.add(one);
            });
        });
        return List.copyOf(found);
    }
}
