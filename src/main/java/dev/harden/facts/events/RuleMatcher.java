package dev.harden.facts.events;

import dev.harden.facts.FactUnavailable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.event.ruler.Machine;

/** Finds the rules of a bus that an event matches, all at once, by AWS's own matcher. */
public final class RuleMatcher {
    private final Machine machine = Machine.builder().build();
    private final Map<String, Rule> rules = new TreeMap<>();
    private final Map<Rule, FactUnavailable> unread = new LinkedHashMap<>();

    /**
     * @param all the rules of the bus; those that are off, and those of a schedule, match nothing
     */
    RuleMatcher(List<Rule> all) {
        for (Rule rule : all) {
            if (RuleReach.isOn(rule)) {
                add(rule);
            }
        }
    }

    private void add(Rule rule) {
        try {
            machine.addRule(rule.name(), rule.eventPattern());
            rules.put(rule.name(), rule);
        } catch (Exception unreadable) {
            unread.put(
                    rule,
                    FactUnavailable.notSettled("AWS's own matcher cannot read the event pattern of rule " + rule.name()
                            + ": " + rule.eventPattern()));
        }
    }

    /** Gives the rules that match an event, by name. */
    public List<Rule> matching(String event) {
        try {
            return machine.rulesForJSONEvent(event).stream()
                    .sorted()
                    .map(rules::get)
                    .toList();
        } catch (Exception unreadable) {
            throw new IllegalStateException("no event: " + event, unreadable);
        }
    }

    /** Gives the rules whose patterns cannot be read, and that they cannot. */
    public Map<Rule, FactUnavailable> unread() {
        return Collections.unmodifiableMap(unread);
    }
}
