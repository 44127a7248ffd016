package dev.harden.checks;

import dev.harden.checks.Mend.Foretold;
import dev.harden.facts.Fact;
import dev.harden.facts.Foresees;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Is a change of something that AWS takes only whole, as a bucket's policy or the selectors of a trail: what was read, with
 * what is to be another in it. Changes of one whole are one call.
 *
 * @param target what is changed
 * @param about what will be so, a fragment
 * @param question what reads it
 * @param before the whole as it was read
 * @param edits what is to be another; each leaves alone what is so already
 * @param put makes the call that puts a whole in place of that before
 * @param asides what a reader has to know of the edits besides
 * @param also what the answers to other questions will be
 * @param foreseen whether the answers will be as the edits say; not where a value is still to be given
 */
public record Rewrite<T>(
        Target target,
        String about,
        Fact<T> question,
        T before,
        List<UnaryOperator<T>> edits,
        BiFunction<T, T, List<Step>> put,
        List<UnaryOperator<Step>> asides,
        List<Foretold<?>> also,
        boolean foreseen)
        implements Intent, Foresees {
    public Rewrite {
        edits = List.copyOf(edits);
        asides = List.copyOf(asides);
        also = List.copyOf(also);
    }

    /**
     * Makes one edit.
     *
     * @param put makes the calls, of the whole before and after
     */
    public static <T> Rewrite<T> of(
            Target target,
            String about,
            Fact<T> question,
            T before,
            UnaryOperator<T> edit,
            BiFunction<T, T, List<Step>> put) {
        return new Rewrite<>(target, about, question, before, List.of(edit), put, List.of(), List.of(), true);
    }

    /** Says more of the call: what it does besides, or what has to be given. */
    public Rewrite<T> aside(UnaryOperator<Step> one) {
        return new Rewrite<>(target, about, question, before, edits, put, union(asides, List.of(one)), also, foreseen);
    }

    /** Foretells the answer to another question. */
    public <O> Rewrite<T> foretelling(Fact<O> other, UnaryOperator<O> after) {
        return also(new Foretold<>(other, after, Optional.empty()));
    }

    /** Tells the answer to another question where nobody asked it before. */
    public <O> Rewrite<T> supposing(Fact<O> other, O anew) {
        return also(new Foretold<>(other, known -> known, Optional.of(anew)));
    }

    private Rewrite<T> also(Foretold<?> one) {
        List<Foretold<?>> more = union(also, List.of(one));
        return new Rewrite<>(target, about, question, before, edits, put, asides, more, foreseen);
    }

    /** Foretells nothing: it hangs on what is still to be given. */
    public Rewrite<T> unforeseen() {
        return new Rewrite<>(target, about, question, before, edits, put, asides, also, false);
    }

    private static <I> List<I> union(List<? extends I> one, List<? extends I> other) {
        List<I> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    @Override
    @SuppressWarnings("unchecked") // equal questions have one type of answer
    public Optional<Intent> with(Intent other) {
        if (!(other instanceof Rewrite<?> more) || !more.target.equals(target) || !more.question.equals(question)) {
            return Optional.empty();
        }
        Rewrite<T> same = (Rewrite<T>) more;
        return Optional.of(new Rewrite<>(
                target,
                about.contains(same.about) ? about : about + "; " + same.about,
                question,
                before,
                union(edits, same.edits),
                put,
                union(asides, same.asides),
                union(also, same.also),
                foreseen && same.foreseen));
    }

    private T edited(T whole) {
        T result = whole;
        for (UnaryOperator<T> edit : edits) {
            result = edit.apply(result);
        }
        return result;
    }

    @Override
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>(put.apply(before, edited(before)));
        int last = steps.size() - 1;
        for (UnaryOperator<Step> aside : asides) {
            steps.set(last, aside.apply(steps.get(last)));
        }
        return steps;
    }

    @Override
    public boolean isForeseen() {
        return foreseen;
    }

    @Override
    public boolean touches(Fact<?> asked) {
        return asked.equals(question)
                || also.stream().anyMatch(one -> one.question().equals(asked));
    }

    @Override
    @SuppressWarnings("unchecked") // equal questions have one type of answer
    public <A> A after(Fact<A> asked, A answer) {
        return Foretold.after(also, asked, asked.equals(question) ? (A) edited((T) answer) : answer);
    }

    @Override
    public <A> Optional<A> anew(Fact<A> asked) {
        return Foretold.anew(also, asked);
    }
}
