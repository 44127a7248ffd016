package dev.harden.facts.wafv2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.List;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.Regex;

/**
 * Gives the regular expressions of a pattern set; what any of them finds, the set finds.
 *
 * @param item which
 * @see <a href="https://docs.aws.amazon.com/waf/latest/APIReference/API_GetRegexPatternSet.html">GetRegexPatternSet</a>
 */
@Needs("wafv2:GetRegexPatternSet")
public record PatternSet(WafItem item) implements Fact<List<String>> {
    @Override
    public List<String> load(Aws aws) {
        var set = aws.client(Wafv2Client.class, Wafv2Client::builder, item.region())
                .getRegexPatternSet(
                        request -> request.name(item.name()).scope(item.scope()).id(item.id()))
                .regexPatternSet();
        Answers.requireList(
                Answers.require(set, "RegexPatternSet").hasRegularExpressionList(), "RegularExpressionList");
        return set.regularExpressionList().stream()
                .map(Regex::regexString)
                .map(text -> Answers.require(text, "RegexString"))
                .toList();
    }
}
