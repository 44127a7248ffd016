package dev.harden.facts.events;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.Rule;

/**
 * Lists the rules of an event bus with their patterns and states, AWS's managed ones included.
 *
 * @param region the bus's region
 * @param bus its name
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRules.html">ListRules</a>
 */
@Needs("events:ListRules")
public record Rules(String region, String bus) implements Fact<List<Rule>> {
    /** The bus that what happens in the account comes to. */
    public static final String DEFAULT = "default";

    public static Rules of(String region) {
        return new Rules(region, DEFAULT);
    }

    @Override
    public List<Rule> load(Aws aws) {
        EventBridgeClient client = aws.client(EventBridgeClient.class, EventBridgeClient::builder, region);
        List<Rule> found = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            ListRulesResponse page =
                    client.listRules(request -> request.eventBusName(bus).nextToken(next));
            Answers.requireList(page.hasRules(), "Rules");
            page.rules().forEach(rule -> {
                Answers.require(rule.name(), "Name");
                Answers.require(rule.arn(), "Arn");
                Answers.require(rule.stateAsString(), "State");
                found.add(rule);
            });
            token = page.nextToken();
        } while (token != null);
        return List.copyOf(found);
    }
}
