package dev.harden.facts.events;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * Lists the targets of a rule.
 *
 * @param region the rule's region
 * @param bus the name of its bus
 * @param rule its name
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTargetsByRule.html">
 *     ListTargetsByRule</a>
 */
@Needs("events:ListTargetsByRule")
public record Targets(String region, String bus, String rule) implements Fact<List<Target>> {
    @Override
    public List<Target> load(Aws aws) {
        EventBridgeClient client = aws.client(EventBridgeClient.class, EventBridgeClient::builder, region);
        List<Target> found = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            ListTargetsByRuleResponse page = client.listTargetsByRule(
                    request -> request.eventBusName(bus).rule(rule).nextToken(next));
            Answers.requireList(page.hasTargets(), "Targets");
            page.targets().forEach(target -> {
                Answers.require(target.id(), "Id");
                Answers.require(target.arn(), "Arn");
                found.add(target);
            });
            token = page.nextToken();
        } while (token != null);
        return List.copyOf(found);
    }
}
