package dev.harden.facts.cloudwatch;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.protocols.query.unmarshall.XmlElement;

/**
 * Lists the names of a region's alarm mute rules that have not expired.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListAlarmMuteRules.html">
 *     ListAlarmMuteRules</a>
 */
@Needs("cloudwatch:ListAlarmMuteRules")
public record MuteRules(String region) implements Fact<List<String>> {
    @Override
    public List<String> load(Aws aws) {
        List<String> names = new ArrayList<>();
        String token = "";
        do {
            XmlElement page = NewerQuery.call(
                    aws, region, "ListAlarmMuteRules", token.isEmpty() ? Map.of() : Map.of("NextToken", token));
            XmlElement all = Answers.require(page.getElementByName("AlarmMuteRuleSummaries"), "AlarmMuteRuleSummaries");
            for (XmlElement rule : all.getElementsByName("member")) {
                String arn = Answers.require(rule.getElementByName("AlarmMuteRuleArn"), "AlarmMuteRuleArn")
                        .textContent();
                String status = Answers.require(rule.getElementByName("Status"), "Status")
                        .textContent();
                if (!status.equals("EXPIRED")) {
                    names.add(arn.replaceFirst(".*:alarm-mute-rule[:/]", ""));
                }
            }
            XmlElement next = page.getElementByName("NextToken");
            token = next == null ? "" : next.textContent();
        } while (!token.isEmpty());
        return List.copyOf(names);
    }
}
