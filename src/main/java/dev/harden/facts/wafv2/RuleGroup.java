package dev.harden.facts.wafv2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.webacl.Rule;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.wafv2.Wafv2Client;

/**
 * Gives the rules of a rule group of this account, or of one that another account shares, in their order.
 *
 * @param item which
 * @see <a href="https://docs.aws.amazon.com/waf/latest/APIReference/API_GetRuleGroup.html">GetRuleGroup</a>
 */
@Needs("wafv2:GetRuleGroup")
public record RuleGroup(WafItem item) implements Fact<List<Rule>> {
    @Override
    public List<Rule> load(Aws aws) {
        var answer = aws.client(Wafv2Client.class, Wafv2Client::builder, item.region())
                .getRuleGroup(request -> request.arn(item.arn()))
                .ruleGroup();
        Answers.requireList(Answers.require(answer, "RuleGroup").hasRules(), "Rules");
        return Read.rules(
                answer.rules(), Optional.ofNullable(answer.labelNamespace()).orElse(""));
    }
}
