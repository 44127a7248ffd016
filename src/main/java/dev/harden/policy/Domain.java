package dev.harden.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Is a set of actions or of resources that a question is about: what some patterns match and others do not.
 *
 * @param within the patterns
 * @param without what is left out
 * @param actions whether it is of actions, which know no case
 */
public record Domain(List<Wildcard> within, List<Wildcard> without, boolean actions) {
    /** Holds every action of every service, of those that are to come too. */
    public static final Domain EVERY_ACTION = new Domain(
            List.of(new Wildcard(
                    "" + Wildcard.LETTER + Wildcard.STAR + ":" + Wildcard.LETTER + Wildcard.STAR, List.of())),
            List.of(),
            true);

    /** Holds every resource, also the {@code *} that actions without resources are asked for. */
    public static final Domain EVERY_RESOURCE = resources("*");

    public Domain {
        within = List.copyOf(within);
        without = List.copyOf(without);
    }

    /** Holds actions, as {@code s3:*}. */
    public static Domain actions(String... patterns) {
        return new Domain(Arrays.stream(patterns).map(Wildcard::action).toList(), List.of(), true);
    }

    /** Holds resources, as {@code arn:aws:s3:::bucket/*}. */
    public static Domain resources(String... patterns) {
        List<Wildcard> read = Arrays.stream(patterns)
                .map(pattern -> Wildcard.pattern(pattern, false))
                .toList();
        return new Domain(read, List.of(), false);
    }

    /** Gives the one name that it holds, where that is one. */
    Optional<String> only() {
        boolean one = within.size() == 1
                && without.isEmpty()
                && within.get(0).code().chars().noneMatch(Wildcard::isReserved);
        return one ? Optional.of(within.get(0).code()) : Optional.empty();
    }

    /** Tells whether it holds a name; of actions in small letters. */
    boolean has(String name) {
        return within.stream().anyMatch(one -> one.matches(name, Context.ANY) == Truth.YES)
                && without.stream().noneMatch(one -> one.matches(name, Context.ANY) == Truth.YES);
    }

    /** Gives the patterns of what it holds, where it leaves nothing out. */
    List<String> patterns() {
        return without.isEmpty() ? within.stream().map(Wildcard::toString).toList() : List.of();
    }

    /** Leaves something out. */
    public Domain but(String... patterns) {
        List<Wildcard> less = Arrays.stream(patterns)
                .map(pattern -> Wildcard.pattern(actions ? pattern.toLowerCase(Locale.ROOT) : pattern, false))
                .toList();
        return new Domain(within, less, actions);
    }
}
