package dev.harden.checks;

import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.model.Resource;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Lists what a check judges. What could not be listed is not lost: the engine makes an UNKNOWN of it, on the account or
 * on the parent whose children could not be read.
 *
 * @param <S> what is judged
 */
public sealed interface Subjects<S> {
    /** Holds subjects that are known at once, or were looked for in several places. */
    record Listed<S>(Seen<S> seen) implements Subjects<S> {}

    /**
     * Holds subjects that are found below parents, one question or more a parent; the engine asks side by side.
     *
     * @param parents where to look
     * @param resource names a parent, for the UNKNOWN when its children cannot be read
     * @param children finds the subjects below a parent, and asks the facts that it is given
     */
    record Below<P, S>(Seen<P> parents, Function<P, Resource> resource, BiFunction<P, Facts, Collection<S>> children)
            implements Subjects<S> {}

    static <S> Subjects<S> one(S subject) {
        return of(List.of(subject));
    }

    static <S> Subjects<S> of(Collection<S> subjects) {
        return new Listed<>(Seen.all(subjects));
    }

    static <S> Subjects<S> of(Seen<S> subjects) {
        return new Listed<>(subjects);
    }

    static <P, S> Subjects<S> below(
            Collection<P> parents, Function<P, Resource> resource, BiFunction<P, Facts, Collection<S>> children) {
        return new Below<>(Seen.all(parents), resource, children);
    }
}
