package dev.harden.checks.organization;

import dev.harden.facts.organizations.ScpPath;
import dev.harden.policy.Access;
import dev.harden.policy.Answer;
import dev.harden.policy.Context;
import dev.harden.policy.Domain;
import dev.harden.policy.Layers;
import dev.harden.policy.Place;
import dev.harden.policy.Question;
import dev.harden.policy.Truth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Tells whether the service control policies of a path forbid something to everybody in the account: to whom no statement
 * names, and to the root user, of whom there is always one. Those that a Deny spares by name are told.
 *
 * @param what what is forbidden, as {@code cloudtrail:StopLogging}
 * @param path the path
 * @param question the requests
 * @param answers whether they pass, by those who make them
 */
record Ban(String what, ScpPath.Path path, Question question, List<Answer> answers) {
    Ban {
        answers = List.copyOf(answers);
    }

    /** Asks about one action, made by anybody. */
    static Ban toAll(ScpPath.Path path, String action, Domain resources, Context context) {
        Question question = new Question(Domain.actions(action), resources, context);
        Context root = path.root(context);
        return new Ban(
                action,
                path,
                question,
                List.of(
                        path.policies().allowsUnnamed(question, path.partition(), path.account()),
                        path.policies().allows(question.in(root))));
    }

    /** Asks about requests of the root user alone. */
    static Ban toRoot(ScpPath.Path path, String what, Domain actions) {
        Question question = new Question(actions, Domain.EVERY_RESOURCE, path.root(path.member()));
        return new Ban(what, path, question, List.of(path.policies().allows(question)));
    }

    private boolean rootAlone() {
        return answers.size() == 1;
    }

    boolean holds() {
        return answers.stream().allMatch(answer -> answer.truth() == Truth.NO);
    }

    /** Tells whether it certainly does not hold, whatever is not understood. */
    boolean fails() {
        return answers.stream()
                .anyMatch(answer -> answer.yes().isPresent()
                        || answer.truth() != Truth.NO && answer.unclear().isEmpty());
    }

    /** Says what is not understood; empty where all is. */
    String unclear() {
        return answers.stream()
                .map(Answer::unclear)
                .filter(why -> !why.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Says why it does not hold. */
    String gap() {
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i);
            if (answer.truth() != Truth.NO) {
                return (i > 0 ? "the root user is spared: " : "") + gap(answer);
            }
        }
        return "";
    }

    private static String gap(Answer answer) {
        Access access = answer.inFavour().orElseThrow();
        Optional<Place> by = access.by();
        String decides = by.map(place ->
                        place + (place.statement().allows() ? " allows" : " denies") + " it" + access.conditions())
                .orElse("nothing denies it");
        List<String> part = answer.denying().stream()
                .filter(place -> !by.equals(Optional.of(place)))
                .map(Place::toString)
                .toList();
        String only = part.isEmpty() ? "" : ", though some of it is denied by " + join(part);
        return decides + ", " + access.what() + only;
    }

    /** Names what forbids it: statements, or levels where nothing allows it. */
    List<String> by() {
        List<String> by = new ArrayList<>();
        answers.forEach(answer -> answer.denying().forEach(place -> by.add(place.toString())));
        if (by.isEmpty()) {
            by.addAll(withoutAllow());
        }
        return by.stream().distinct().sorted().toList();
    }

    /** Names the levels that allow none of it. */
    private List<String> withoutAllow() {
        List<String> levels = new ArrayList<>();
        for (int i = 0; i < path.levels().size(); i++) {
            Layers level = new Layers(List.of(path.policies().layers().get(i)));
            if (level.allowsUnnamed(question, path.partition(), path.account()).truth() == Truth.NO) {
                levels.add("the lack of an Allow at " + path.levels().get(i));
            }
        }
        return levels.isEmpty() ? List.of("what the levels together leave out") : levels;
    }

    /** Gives those whom the statements spare by name; where root alone is asked about, nobody else matters. */
    List<String> exempt() {
        return rootAlone()
                ? List.of()
                : answers.stream()
                        .flatMap(answer -> answer.exempt().stream())
                        .distinct()
                        .sorted()
                        .toList();
    }

    private static String join(Collection<String> words) {
        return String.join(", ", new TreeSet<>(words));
    }
}
