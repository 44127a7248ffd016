package dev.harden.checks;

import dev.harden.facts.Operation;
import dev.harden.model.Severity;
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
        for (Class<?> question : info.reads()) {
            operations.addAll(Operation.of(question));
        }
        return operations;
    }

    /** Reads the prose that stands beside the class. */
    public Prose prose() {
        return Prose.of(check.getClass());
    }
}
