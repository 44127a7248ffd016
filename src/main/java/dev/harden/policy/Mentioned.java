package dev.harden.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Is the condition keys, in small letters, that policies mention: what is known of all others decides nothing.
 *
 * @param all those of any statement
 * @param byDenies those of a Deny
 */
record Mentioned(Set<String> all, Set<String> byDenies) {
    Mentioned {
        all = Set.copyOf(all);
        byDenies = Set.copyOf(byDenies);
    }

    Mentioned(List<Policy> policies) {
        this(in(policies, true), in(policies, false));
    }

    private static Set<String> in(List<Policy> policies, boolean allows) {
        Set<String> keys = new HashSet<>();
        for (Policy policy : policies) {
            for (Statement statement : policy.statements()) {
                if (allows || !statement.allows()) {
                    add(statement, keys);
                }
            }
        }
        return keys;
    }

    private static void add(Statement statement, Set<String> keys) {
        statement.principal().ifPresent(principal -> keys.add("aws:principalarn"));
        for (Condition condition : statement.conditions()) {
            keys.add(condition.key());
            condition.values().forEach(value -> add(value, keys));
        }
        statement.resources().patterns().forEach(pattern -> add(pattern, keys));
    }

    private static void add(Wildcard text, Set<String> keys) {
        text.variables().forEach(variable -> keys.add(variable.key()));
    }
}
