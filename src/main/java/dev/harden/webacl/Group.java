package dev.harden.webacl;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Is a web ACL's reference to a rule group.
 *
 * @param name the name of the rule that refers to it
 * @param reference which group it is
 * @param counted whether what the group decides is only counted
 * @param overrides the actions that its rules have here in place of their own, by the rules' names; names that the group
 *     does not have do nothing
 * @param scopeDown what a request must match for the group to look at it
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-group-override-options.html">
 *     Overriding rule group actions</a>
 */
public record Group(
        String name, Reference reference, boolean counted, Map<String, Action> overrides, Optional<Statement> scopeDown)
        implements Entry {
    public Group {
        overrides = Map.copyOf(overrides);
    }

    /** Says which group it is. */
    public sealed interface Reference {}

    /** Is a group of this account, or one that another account shares. */
    public record Own(String arn) implements Reference {}

    /**
     * Is a group that AWS or a seller manages; what its rules look for is their secret.
     *
     * @param vendor as {@code AWS}
     * @param group its name, as {@code AWSManagedRulesCommonRuleSet}
     * @param version its version; empty for the default one
     */
    public record Managed(String vendor, String group, String version) implements Reference {
        /** Tells it from others: each version has rules of its own. */
        String key() {
            return this + " " + version;
        }

        @Override
        public String toString() {
            return vendor + "/" + group;
        }
    }

    @Override
    public Group with(Function<Statement.PatternSet, Statement> sets) {
        return new Group(name, reference, counted, overrides, scopeDown.map(one -> one.with(sets)));
    }

    /** Gives the managed group; none where it is an own one. */
    public Optional<Managed> managed() {
        return reference instanceof Managed managed ? Optional.of(managed) : Optional.empty();
    }

    /** Gives the action that a rule of the group has here. */
    Action action(String rule, Action own) {
        return overrides.getOrDefault(rule, own);
    }

    /**
     * Gives the names of the group's rules that keep requests out here, sorted.
     *
     * @param rules the group's rules with their own actions
     */
    public List<String> blocking(Map<String, Action> rules) {
        TreeSet<String> blocking = new TreeSet<>();
        rules.forEach((rule, own) -> {
            if (!counted && action(rule, own).blocks()) {
                blocking.add(rule);
            }
        });
        return List.copyOf(blocking);
    }
}
