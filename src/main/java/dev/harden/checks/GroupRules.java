package dev.harden.checks;

import dev.harden.facts.Seen;
import dev.harden.network.Block;
import dev.harden.network.GroupRule;
import dev.harden.network.SecurityGroup;
import java.util.List;
import java.util.Map;

/**
 * Names rules of security groups, for evidence.
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
}
