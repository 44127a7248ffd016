package dev.harden.facts;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Holds what could be seen of something that is asked in several places, and what could not.
 *
 * @param items what was seen
 * @param missing why the rest was not; empty when everything was seen
 * @param <T> what was looked for
 */
public record Seen<T>(List<T> items, List<FactUnavailable> missing) {
    public Seen {
        items = List.copyOf(items);
        missing = List.copyOf(missing);
    }

    /** Says that everything was seen. */
    public static <T> Seen<T> all(Collection<T> items) {
        return new Seen<>(List.copyOf(items), List.of());
    }

    /** Keeps those that the test takes. */
    public Seen<T> keep(Predicate<? super T> test) {
        return new Seen<>(items.stream().filter(test).toList(), missing);
    }

    /**
     * Gives the items when everything was seen.
     *
     * @throws FactUnavailable when something was not
     */
    public List<T> orThrow() {
        if (missing.isEmpty()) {
            return items;
        }
        throw missing.get(0);
    }
}
