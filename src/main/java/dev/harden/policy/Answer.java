package dev.harden.policy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Answers a {@link Question} with a witness for each way that it goes.
 *
 * @param yes an action and resource for which it holds
 * @param depends one for which it hangs on something
 * @param no one for which it does not
 * @param denying the statements that deny some of it, whatever else there is
 */
public record Answer(Optional<Access> yes, Optional<Access> depends, Optional<Access> no, Set<Place> denying) {
    public Answer {
        denying = Set.copyOf(denying);
    }

    /** Says that the question cannot be answered. */
    static Answer unclear(String why) {
        Access access = new Access("*", "*", Truth.DEPENDS, Optional.empty(), Set.of(), why);
        return new Answer(Optional.empty(), Optional.of(access), Optional.empty(), Set.of());
    }

    /** Says that no statement is about the action. */
    static Answer no(String action) {
        Access access = new Access(action, "", Truth.NO, Optional.empty(), Set.of(), "");
        return new Answer(Optional.empty(), Optional.empty(), Optional.of(access), Set.of());
    }

    /** Tells whether it holds for all of the requests, for none, or for some or under conditions. */
    public Truth truth() {
        if (depends.isPresent() || yes.isPresent() && no.isPresent()) {
            return Truth.DEPENDS;
        }
        return Truth.of(yes.isPresent());
    }

    /** Gives the witness of a truth. */
    Optional<Access> of(Truth truth) {
        return switch (truth) {
            case YES -> yes;
            case NO -> no;
            case DEPENDS -> depends;
        };
    }

    /** Tells whether it is of one truth alone. */
    boolean isAll(Truth truth) {
        return of(truth).isPresent()
                && Stream.of(yes, no, depends).filter(Optional::isPresent).count() == 1;
    }

    /** Puts others in the place of its witnesses. */
    Answer with(UnaryOperator<Access> other) {
        return new Answer(yes.map(other), depends.map(other), no.map(other), denying);
    }

    /** Gives the first witness against its holding for all. */
    public Optional<Access> against() {
        return no.or(() -> depends);
    }

    /** Gives the first witness for its holding, be it under conditions. */
    public Optional<Access> inFavour() {
        return yes.or(() -> depends);
    }

    /** Tells which policy is not understood and why, when the answer hangs on it; empty otherwise. */
    public String unclear() {
        return depends.map(Access::unclear).orElse("");
    }

    /**
     * Gives those whom the denying statements spare by name: the values of {@code aws:PrincipalArn} and
     * {@code aws:userid} in {@code ArnNotLike} and its like.
     */
    public Set<String> exempt() {
        Set<String> exempt = new TreeSet<>();
        for (Place place : denying) {
            for (String key : List.of("aws:PrincipalArn", "aws:userid")) {
                exempt.addAll(place.statement().spared(key));
            }
        }
        return exempt;
    }

    /** Joins what is said of two sets of requests. */
    Answer and(Answer other) {
        Set<Place> both = new LinkedHashSet<>(denying);
        both.addAll(other.denying);
        Optional<Access> unclear = Stream.of(depends, other.depends)
                .flatMap(Optional::stream)
                .filter(access -> !access.unclear().isEmpty())
                .findFirst();
        return new Answer(yes.or(other::yes), unclear.or(() -> depends).or(other::depends), no.or(other::no), both);
    }
}
