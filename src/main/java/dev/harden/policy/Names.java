package dev.harden.policy;

import java.util.List;

/**
 * Is what a statement says of actions, or of resources.
 *
 * @param patterns what it lists
 * @param negated whether it is about all others: NotAction, NotResource
 */
public record Names(List<Wildcard> patterns, boolean negated) {
    public Names {
        patterns = List.copyOf(patterns);
    }

    /** Is about everything, where a statement has no such element, as a trust policy has no resources. */
    static Names everything() {
        return new Names(List.of(), true);
    }

    /** Gives the patterns as they stand there, actions in small letters. */
    public List<String> texts() {
        return patterns.stream().map(Wildcard::toString).toList();
    }

    /** Tells whether a name is meant, where no variable decides: an action in small letters. */
    public boolean means(String name) {
        return mean(name, Context.ANY) == Truth.YES;
    }

    /** Tells whether a name is meant. */
    Truth mean(String name, Context context) {
        Truth listed = lists(name, context);
        return negated ? listed.not() : listed;
    }

    /** Tells whether a name is listed, be it as one that is not meant. */
    Truth lists(String name, Context context) {
        Truth listed = Truth.NO;
        for (Wildcard pattern : patterns) {
            listed = listed.or(pattern.matches(name, context));
            if (listed == Truth.YES) {
                break;
            }
        }
        return listed;
    }
}
