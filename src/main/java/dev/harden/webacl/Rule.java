package dev.harden.webacl;

import java.util.Set;
import java.util.function.Function;

/**
 * Is a rule that looks at requests itself, of a web ACL or of a rule group.
 *
 * @param labels the whole names of the labels that it gives to what it matches, with their prefix
 */
public record Rule(String name, Action action, Statement statement, Set<String> labels) implements Entry {
    public Rule {
        labels = Set.copyOf(labels);
    }

    public Rule(String name, Action action, Statement statement) {
        this(name, action, statement, Set.of());
    }

    @Override
    public Rule with(Function<Statement.PatternSet, Statement> sets) {
        return new Rule(name, action, statement.with(sets), labels);
    }
}
