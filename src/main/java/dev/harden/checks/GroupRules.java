package dev.harden.checks;

import dev.harden.facts.Seen;
import dev.harden.network.Block;
import dev.harden.network.Closing;
import dev.harden.network.GroupRule;
import dev.harden.network.SecurityGroup;
import dev.harden.network.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Names rules of security groups, and writes the commands that close what is open, for evidence.
 *
 * @param lists the entries of the prefix lists that they name, by id
 * @param ids the ids of rules, as far as they are known
 */
public record GroupRules(Map<String, List<Block>> lists, Map<String, String> ids) {
    public static GroupRules of(Map<String, List<Block>> lists, Seen<Map<String, String>> ids) {
        return new GroupRules(
                lists, ids.items().isEmpty() ? Map.of() : ids.items().get(0));
    }

    /** Gives a rule's id, where it is known, and what it says. */
    public String name(SecurityGroup group, GroupRule rule) {
        return (id(group, rule) + " (" + rule + ")").strip();
    }

    private String id(SecurityGroup group, GroupRule rule) {
        return ids.getOrDefault(rule.key(group.id()), "");
    }

    /** Gives what closes groups, together, to the Internet on some traffic, a line a command. */
    public List<String> closing(String region, List<SecurityGroup> groups, List<Traffic> open) {
        List<String> lines = new ArrayList<>();
        for (Closing.Step step : new Closing(groups, lists, open).steps()) {
            lines.addAll(commands(region, step));
        }
        return lines;
    }

    /** Gives the commands of one step. */
    public List<String> commands(String region, Closing.Step step) {
        return Closing.commands(step, region, one -> id(one.group(), one.rule())).stream()
                .map(command -> "close it: " + command)
                .toList();
    }
}
