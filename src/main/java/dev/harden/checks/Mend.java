package dev.harden.checks;

import dev.harden.facts.Fact;
import dev.harden.facts.Foresees;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Is a change that its calls say whole: settings that are put, things that are deleted. Two that put the same settings of
 * one target are one call with the parameters of both.
 *
 * @param target what is changed
 * @param about what will be so, a fragment
 * @param steps the calls, in order
 * @param foretold what the answers to some questions will be
 * @param whole whether all that it was joined of foretells something, or nothing does
 */
public record Mend(Target target, String about, List<Step> steps, List<Foretold<?>> foretold, boolean whole)
        implements Intent, Foresees {
    /**
     * Is an answer as it will be.
     *
     * @param question what is asked
     * @param after makes the answer of the answer before
     * @param anew the answer where nobody asked before; empty where it hangs on the answer before
     */
    public record Foretold<T>(Fact<T> question, UnaryOperator<T> after, Optional<T> anew) {
        /** Joins it with what another change foretells of the same, where one operator can do both. */
        @SuppressWarnings("unchecked") // equal questions have one type of answer
        private Optional<Foretold<?>> with(Foretold<?> other) {
            return question.equals(other.question) && after instanceof Joining<T> joining
                    ? joining.with((UnaryOperator<T>) other.after).map(both -> new Foretold<>(question, both, anew))
                    : Optional.empty();
        }

        @SuppressWarnings("unchecked") // equal questions have one type of answer
        static <A> A after(List<Foretold<?>> all, Fact<A> question, A before) {
            A answer = before;
            for (Foretold<?> one : all) {
                if (one.question.equals(question)) {
                    answer = ((Foretold<A>) one).after.apply(answer);
                }
            }
            return answer;
        }

        @SuppressWarnings("unchecked") // equal questions have one type of answer
        static <A> Optional<A> anew(List<Foretold<?>> all, Fact<A> question) {
            Optional<A> answer = Optional.empty();
            for (Foretold<?> one : all) {
                if (one.question.equals(question)) {
                    Foretold<A> own = (Foretold<A>) one;
                    answer = answer.isPresent() ? answer.map(own.after) : own.anew;
                }
            }
            return answer;
        }
    }

    /** Is an operator that does more at once than it and another do one after the other. */
    public interface Joining<T> extends UnaryOperator<T> {
        /** Gives the operator that does what both do. */
        Optional<UnaryOperator<T>> with(UnaryOperator<T> other);
    }

    public Mend {
        steps = List.copyOf(steps);
        foretold = List.copyOf(foretold);
    }

    public static Mend of(Target target, String about, Step... steps) {
        return new Mend(target, about, List.of(steps), List.of(), true);
    }

    /** Foretells the answer to a question, of the answer before; a change that foretells none is not proven. */
    public <T> Mend foretelling(Fact<T> question, UnaryOperator<T> after) {
        return with(new Foretold<>(question, after, Optional.empty()));
    }

    /** Tells the answer to a question, whatever it was before. */
    public <T> Mend telling(Fact<T> question, T answer) {
        return with(new Foretold<>(question, before -> answer, Optional.of(answer)));
    }

    private Mend with(Foretold<?> one) {
        List<Foretold<?>> more = new ArrayList<>(foretold);
        more.add(one);
        return new Mend(target, about, steps, more, whole);
    }

    @Override
    public Optional<Intent> with(Intent other) {
        if (!(other instanceof Mend more) || !more.target.equals(target)) {
            return Optional.empty();
        }
        List<Step> joined = new ArrayList<>(steps);
        for (Step step : more.steps) {
            int same = same(joined, step);
            if (same < 0) {
                joined.add(step);
            } else {
                joined.set(same, joined(joined.get(same), step));
            }
        }
        List<Foretold<?>> all = new ArrayList<>(foretold);
        more.foretold.forEach(one -> join(all, one));
        return Optional.of(new Mend(
                target,
                about.equals(more.about) ? about : about + "; " + more.about,
                joined,
                all,
                whole && more.whole && foretold.isEmpty() == more.foretold.isEmpty()));
    }

    private static void join(List<Foretold<?>> all, Foretold<?> more) {
        for (int i = 0; i < all.size(); i++) {
            Optional<Foretold<?>> both = all.get(i).with(more);
            if (both.isPresent()) {
                all.set(i, both.get());
                return;
            }
        }
        all.add(more);
    }

    private static int same(List<Step> steps, Step other) {
        for (int i = 0; i < steps.size(); i++) {
            Call call = steps.get(i).call();
            if (call.service().equals(other.call().service())
                    && call.operation().equals(other.call().operation())
                    && call.region().equals(other.call().region())
                    && agree(call.input(), other.call().input())) {
                return i;
            }
        }
        return -1;
    }

    /** Tells whether no parameter of both has two values, so that one call can carry all. */
    private static boolean agree(Map<?, ?> one, Map<?, ?> other) {
        return one.entrySet().stream()
                .filter(entry -> other.containsKey(entry.getKey()))
                .allMatch(entry -> {
                    Object there = other.get(entry.getKey());
                    return entry.getValue() instanceof Map<?, ?> here && there instanceof Map<?, ?> map
                            ? agree(here, map)
                            : entry.getValue().equals(there);
                });
    }

    private static Step joined(Step one, Step other) {
        List<Guard> guards = union(one.guards(), other.guards());
        Step step = new Step(
                new Call(
                        one.call().service(),
                        one.call().operation(),
                        one.call().region(),
                        joined(one.call().input(), other.call().input())),
                guards,
                one.effects(),
                union(one.placeholders(), other.placeholders()),
                union(one.undo(), other.undo()));
        for (var effect : other.effects().entrySet()) {
            step = step.but(effect.getKey(), effect.getValue());
        }
        return step;
    }

    private static <T> List<T> union(List<T> one, List<T> other) {
        List<T> all = new ArrayList<>(one);
        other.stream().filter(item -> !one.contains(item)).forEach(all::add);
        return all;
    }

    private static Map<String, Object> joined(Map<?, ?> one, Map<?, ?> other) {
        Map<String, Object> all = new LinkedHashMap<>();
        one.forEach((name, value) -> all.put((String) name, value));
        other.forEach((name, value) -> all.merge(
                (String) name,
                value,
                (here, there) -> here instanceof Map<?, ?> left && there instanceof Map<?, ?> right
                        ? joined(left, right)
                        : here));
        return all;
    }

    @Override
    public boolean isForeseen() {
        return whole && !foretold.isEmpty();
    }

    @Override
    public boolean touches(Fact<?> question) {
        return foretold.stream().anyMatch(one -> one.question.equals(question));
    }

    @Override
    public <T> T after(Fact<T> question, T before) {
        return Foretold.after(foretold, question, before);
    }

    @Override
    public <T> Optional<T> anew(Fact<T> question) {
        return Foretold.anew(foretold, question);
    }
}
