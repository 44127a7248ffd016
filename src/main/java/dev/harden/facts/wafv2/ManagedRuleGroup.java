package dev.harden.facts.wafv2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.webacl.Action;
import dev.harden.webacl.Contents;
import dev.harden.webacl.Group;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.DescribeManagedRuleGroupResponse;
import software.amazon.awssdk.services.wafv2.model.Scope;

/**
 * Gives the rules of a managed rule group, their names and actions, and the labels that they give. What they look for is not
 * told.
 *
 * @param region the region to ask, us-east-1 for CloudFront
 * @param scope what it is used for
 * @param group which, in the version that the web ACL uses
 * @see <a href="https://docs.aws.amazon.com/waf/latest/APIReference/API_DescribeManagedRuleGroup.html">
 *     DescribeManagedRuleGroup</a>
 */
@Needs("wafv2:DescribeManagedRuleGroup")
public record ManagedRuleGroup(String region, Scope scope, Group.Managed group) implements Fact<Contents> {
    @Override
    public Contents load(Aws aws) {
        DescribeManagedRuleGroupResponse answer = aws.client(Wafv2Client.class, Wafv2Client::builder, region)
                .describeManagedRuleGroup(request -> request.scope(scope)
                        .vendorName(group.vendor())
                        .name(group.group())
                        .versionName(group.version().isEmpty() ? null : group.version()));
        Answers.requireList(answer.hasRules(), "Rules");
        Map<String, Action> rules = new TreeMap<>();
        answer.rules()
                .forEach(rule -> rules.put(
                        Answers.require(rule.name(), "Name"), Read.action(Answers.require(rule.action(), "Action"))));
        List<String> labels = answer.availableLabels().stream()
                .map(label -> Answers.require(label.name(), "Name"))
                .toList();
        return new Contents(rules, labels, answer.hasAvailableLabels());
    }
}
