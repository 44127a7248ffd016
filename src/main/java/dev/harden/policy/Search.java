package dev.harden.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Looks for one request that passes: takes what the first layer allows one pattern at a time, so that of large policies a
 * small part is weighed.
 *
 * @param layers the policies
 * @param question the requests
 */
record Search(Layers layers, Question question) {
    Answer allowed() {
        return first(Evaluation::allows, true);
    }

    Answer allowedButForDenies() {
        return first(Evaluation::allowsButForDenies, false);
    }

    private Answer first(Function<Evaluation, Answer> ask, boolean denies) {
        Optional<Access> open = Optional.empty();
        List<Policy> all =
                layers.layers().isEmpty() ? List.of() : layers.layers().get(0);
        for (Policy policy : all) {
            for (Statement statement : policy.statements()) {
                boolean about = statement.allows() && statement.applies(question.context()) != Truth.NO;
                for (Statement part : about ? statement.parts() : List.<Statement>of()) {
                    Answer answer = ask.apply(new Evaluation(only(policy, part, denies), question));
                    if (answer.yes().isPresent()) {
                        return new Answer(answer.yes(), Optional.empty(), Optional.empty(), Set.of());
                    }
                    open = open.or(answer::depends);
                }
            }
            if (policy.document().isEmpty() && open.isEmpty()) {
                open = Answer.unclear(policy.name() + " " + policy.problem()).depends();
            }
        }
        Optional<Access> none =
                open.isPresent() ? Optional.empty() : Answer.no("*").no();
        return new Answer(Optional.empty(), open, none, Set.of());
    }

    /** Keeps one part of what the first layer allows, and all else. */
    private Layers only(Policy policy, Statement part, boolean denies) {
        List<List<Policy>> kept = new ArrayList<>();
        List<Policy> first = new ArrayList<>();
        first.add(new Policy(policy.name(), Optional.of(new Document(List.of(part))), List.of(part), ""));
        for (Policy one : denies ? layers.layers().get(0) : List.<Policy>of()) {
            first.add(one.with(one.statements().stream()
                    .filter(statement -> !statement.allows())
                    .toList()));
        }
        kept.add(first);
        kept.addAll(layers.layers().subList(1, layers.layers().size()));
        return new Layers(kept);
    }
}
