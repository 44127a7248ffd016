package dev.harden.checks.instance;

import dev.harden.checks.Subjects;
import dev.harden.facts.Seen;
import dev.harden.model.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Is one of a region's things, or what the region sets for all of them. That has its verdict also when the things could
 * not be listed.
 *
 * @param scope the account and region
 * @param item the thing; absent where this is what the region sets
 */
record Part<T>(Scope scope, Optional<T> item) {
    /** Lists what the region sets, and its things. */
    static <T> Subjects<Part<T>> of(Scope scope, Seen<? extends Collection<T>> things) {
        List<Part<T>> parts = new ArrayList<>();
        parts.add(new Part<>(scope, Optional.empty()));
        things.items().forEach(all -> all.forEach(one -> parts.add(new Part<>(scope, Optional.of(one)))));
        return Subjects.of(new Seen<>(parts, things.missing()));
    }
}
