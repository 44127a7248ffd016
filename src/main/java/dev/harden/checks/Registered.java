package dev.harden.checks;

import dev.harden.facts.Operation;
import dev.harden.model.Outcome;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.remedy.Remedy;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Is a check with its declaration.
 *
 * @param topic the name of its topic
 * @param info its declaration
 * @param check the check
 */
public record Registered(String topic, CheckInfo info, Check<?> check) {
    public Registered {
        if (info == null) {
            throw new IllegalArgumentException(check.getClass().getName() + " lacks @CheckInfo");
        }
    }

    public String id() {
        return info.id();
    }

    public Severity severity() {
        return info.severity();
    }

    /** Gives the operations that it takes, sorted. */
    public Set<Operation> operations() {
        Set<Operation> operations = new TreeSet<>();
        for (Class<?> question : reads()) {
            operations.addAll(Operation.of(question));
        }
        return operations;
    }

    /** Gives the questions that it asks, with those of the classes that it extends. */
    private Set<Class<?>> reads() {
        Set<Class<?>> questions = new HashSet<>(List.of(info.reads()));
        for (Class<?> above = check.getClass(); above != null; above = above.getSuperclass()) {
            Reads inherited = above.getAnnotation(Reads.class);
            if (inherited != null) {
                questions.addAll(List.of(inherited.value()));
            }
        }
        return questions;
    }

    /** Gives why a failure has no command, where the check says it of all of its failures; empty for what fails not. */
    public Optional<Remedy> remedyOf(Outcome outcome) {
        return Optional.ofNullable(check.getClass().getAnnotation(WithoutCommand.class))
                .filter(declared -> outcome.status() == Status.FAIL)
                .map(declared -> Remedy.none(declared.why(), declared.text()));
    }

    /** Tells what the recipe leaves to its reader, and what {@code harden fix} makes of a failure. */
    public String afterFix() {
        String fix = prose().fix();
        StringBuilder text = new StringBuilder();
        if (fix.contains("aws ") && fix.contains("```")) {
            text.append("Words in capitals stand for values of your own.");
            if (fix.contains("arn:PARTITION:")) {
                text.append(" PARTITION is aws, in China aws-cn, in AWS GovCloud (US) aws-us-gov.");
            }
            text.append('\n');
        }
        WithoutCommand declared = check.getClass().getAnnotation(WithoutCommand.class);
        return text.append("'harden fix --check ")
                .append(id())
                .append(
                        declared == null
                                ? "' plans the steps for your account, with the values filled in; where there is no command, it"
                                        + " says why."
                                : "' has no command for it: " + declared.text() + ".")
                .toString();
    }

    /** Reads the prose that stands beside the class. */
    public Prose prose() {
        return Prose.of(check.getClass());
    }
}
