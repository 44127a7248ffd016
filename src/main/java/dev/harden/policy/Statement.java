package dev.harden.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Is a statement of a policy.
 *
 * @param label its Sid, or its place where it has none, as {@code #2}
 * @param allows whether its effect is Allow
 * @param principal whom it is about; absent where the policy is attached to them
 * @param actions what it is about, as {@code s3:Get*}
 * @param resources the ARNs that it is about
 * @param conditions what has to be so
 */
public record Statement(
        String label,
        boolean allows,
        Optional<Principal> principal,
        Names actions,
        Names resources,
        List<Condition> conditions) {
    public Statement {
        conditions = List.copyOf(conditions);
    }

    /** Tells whether it has conditions. */
    public boolean isConditional() {
        return !conditions.isEmpty();
    }

    /** Tells whether it is about these requests, whatever they do to what. */
    Truth applies(Context context) {
        Truth applies = principal.map(one -> one.means(context)).orElse(Truth.YES);
        for (Condition condition : conditions) {
            applies = applies.and(condition.met(context));
        }
        return applies;
    }

    /** Tells the same where it is known how open conditions turn out. */
    Truth applies(Context context, Map<Condition, Truth> met) {
        Truth applies = principal.map(one -> one.means(context)).orElse(Truth.YES);
        for (Condition condition : conditions) {
            Truth turns = met.get(condition);
            applies = applies.and(turns == null ? condition.met(context) : turns);
        }
        return applies;
    }

    /** Gives the condition keys that it hangs on, in these requests. */
    Set<String> undecided(Context context) {
        Set<String> keys = new TreeSet<>();
        for (Condition condition : conditions) {
            if (condition.met(context) == Truth.DEPENDS) {
                keys.add(condition.about().name());
            }
        }
        return keys;
    }

    /** Gives the values that its conditions on a key name. */
    public Set<String> named(String key) {
        Set<String> values = new TreeSet<>();
        for (Condition condition : conditions) {
            if (condition.key().equalsIgnoreCase(key)) {
                condition.values().forEach(value -> values.add(value.toString()));
            }
        }
        return values;
    }

    /** Gives it one action at a time, where it lists several. */
    List<Statement> parts() {
        return actions.negated()
                ? List.of(this)
                : actions.patterns().stream()
                        .map(one -> new Statement(
                                label, allows, principal, new Names(List.of(one), false), resources, conditions))
                        .toList();
    }

    /** Gives the values of a key that it spares: of {@code ArnNotLike} and its like. */
    List<String> spared(String key) {
        List<String> spared = new ArrayList<>();
        for (Condition condition : conditions) {
            if (condition.key().equalsIgnoreCase(key)) {
                spared.addAll(condition.spared());
            }
        }
        return spared;
    }
}
