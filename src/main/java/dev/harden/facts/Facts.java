package dev.harden.facts;

import dev.harden.model.Cause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Answers questions: each is asked once a run, whoever needs it, and only when somebody does. */
public interface Facts {
    /**
     * Gives the answer to a question.
     *
     * @throws FactUnavailable when it could not be seen
     * @throws NotOffered when there is nothing to see
     */
    <T> T get(Question<T> question);

    /** Begins to ask questions that will be needed, side by side; says nothing of how they end. */
    void prefetch(Collection<? extends Question<?>> questions);

    <T> T option(Option<T> option);

    /**
     * Gives the facts as an account of the run sees them: these facts for the audited account itself. What is asked so is
     * told with the finding.
     *
     * @param account the account's id
     * @param otherwise what to say when it is not audited in the same run, a fragment
     * @throws FactUnavailable when it is not
     */
    Facts in(String account, String otherwise);

    /**
     * Finds another account of the run for which the answer to a question passes a test. All may be asked, side by side;
     * the one that is found alone is told with the finding.
     *
     * @param likely the id of the account to ask before all others
     * @return its id; absent when none is found, though some may not have answered
     */
    <T> Optional<String> account(Question<T> question, Predicate<? super T> test, Optional<String> likely);

    /**
     * Gives the ids of the accounts that may look after a service for the whole organization: its management account, then
     * the delegated administrators.
     *
     * @param service the service's principal, as {@code config.amazonaws.com}
     * @param otherwise what to say when the run is not of an organization, a fragment
     * @throws FactUnavailable when it is not, or AWS refuses to tell
     */
    List<String> administrators(String service, String otherwise);

    /**
     * Asks here, and, where this account may not see it, in another account of the run that may.
     *
     * @throws FactUnavailable as it is refused here when the other account is not in the run, else as it is refused there
     */
    default <T> T getHereOrIn(String account, Question<T> question) {
        Seen<T> here = attempt(question);
        for (FactUnavailable why : here.missing()) {
            Cause cause = why.unknown().cause();
            if (cause != Cause.ACCESS_DENIED && cause != Cause.NOT_VISIBLE_FROM_HERE) {
                throw why;
            }
            Seen<Facts> there = other(account, why);
            return there.orThrow().get(0).get(question);
        }
        return here.items().get(0);
    }

    /** Gives the facts as another account of the run sees them, or why they are wanted. */
    private Seen<Facts> other(String account, FactUnavailable why) {
        try {
            Facts there = in(account, why.getMessage());
            return there == this ? new Seen<>(List.of(), List.of(why)) : Seen.all(List.of(there));
        } catch (FactUnavailable notInRun) {
            return new Seen<>(List.of(), List.of(why));
        }
    }

    /** Asks several questions side by side and joins what could be seen with what could not. */
    default <T> Seen<T> gather(Collection<? extends Question<? extends Collection<T>>> questions) {
        prefetch(questions);
        List<T> items = new ArrayList<>();
        List<FactUnavailable> missing = new ArrayList<>();
        for (Question<? extends Collection<T>> question : questions) {
            try {
                items.addAll(get(question));
            } catch (FactUnavailable unavailable) {
                missing.add(unavailable);
            }
        }
        return new Seen<>(items, missing);
    }

    /**
     * Asks, and keeps a refusal instead of passing it on: for what a verdict may not hang on after all, or what a message
     * only adds.
     */
    default <T> Seen<T> attempt(Question<T> question) {
        try {
            return new Seen<>(List.of(get(question)), List.of());
        } catch (FactUnavailable unavailable) {
            return new Seen<>(List.of(), List.of(unavailable));
        }
    }

    /** As {@link #attempt(Question)}, of something that takes several questions. */
    default <T> Seen<T> trying(Supplier<? extends T> look) {
        try {
            return new Seen<>(List.of(look.get()), List.of());
        } catch (FactUnavailable unavailable) {
            return new Seen<>(List.of(), List.of(unavailable));
        }
    }

    /** Keeps the candidates that pass the test, beside the refusals of those that could not be read. */
    default <C> Seen<C> keep(Collection<C> candidates, Predicate<? super C> test) {
        List<C> kept = new ArrayList<>();
        List<FactUnavailable> missing = new ArrayList<>();
        for (C candidate : candidates) {
            try {
                if (test.test(candidate)) {
                    kept.add(candidate);
                }
            } catch (FactUnavailable unavailable) {
                missing.add(unavailable);
            }
        }
        return new Seen<>(kept, missing);
    }

    /** As {@link #any(Seen, Predicate)}, where all candidates are known. */
    default <C> boolean any(Collection<C> candidates, Predicate<? super C> test) {
        return any(Seen.all(candidates), test);
    }

    /**
     * Tells whether one candidate passes the test: true as soon as one that could be read does, false only when all are
     * known and could be read.
     *
     * @throws FactUnavailable when none that could be read passes, and some could not be read
     */
    default <C> boolean any(Seen<C> candidates, Predicate<? super C> test) {
        return first(candidates, test).isPresent();
    }

    /** As {@link #first(Seen, Predicate)}, where all candidates are known. */
    default <C> Optional<C> first(Collection<C> candidates, Predicate<? super C> test) {
        return first(Seen.all(candidates), test);
    }

    /**
     * Gives the first candidate that could be read and passes the test; none only when all are known, could be read and
     * do not.
     *
     * @throws FactUnavailable when none that could be read passes, and some could not be read
     */
    default <C> Optional<C> first(Seen<C> candidates, Predicate<? super C> test) {
        List<FactUnavailable> missing = new ArrayList<>(candidates.missing());
        for (C candidate : candidates.items()) {
            try {
                if (test.test(candidate)) {
                    return Optional.of(candidate);
                }
            } catch (FactUnavailable unavailable) {
                missing.add(unavailable);
            }
        }
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        throw missing.get(0);
    }

    /** Gives what the first candidate finds that finds something; with refusals as {@link #first(Seen, Predicate)}. */
    default <C, T> Optional<T> find(Collection<C> candidates, Function<? super C, Optional<T>> look) {
        return first(candidates, candidate -> look.apply(candidate).isPresent()).flatMap(look);
    }

    /**
     * Tells whether all candidates pass the test: false as soon as one that could be read does not, true only when all
     * are known and could be read.
     *
     * @throws FactUnavailable when all that could be read pass, and some could not be read
     */
    default <C> boolean all(Seen<C> candidates, Predicate<? super C> test) {
        return !any(candidates, candidate -> !test.test(candidate));
    }
}
