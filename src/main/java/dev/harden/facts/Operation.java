package dev.harden.facts;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/**
 * Is an API operation and the permission that it takes.
 *
 * @param name the operation as {@code prefix:OperationName}, with the IAM prefix of its service
 * @param action the IAM action that allows it
 * @param permission whether a policy has to allow it at all
 */
public record Operation(String name, String action, boolean permission) implements Comparable<Operation> {
    private static final Comparator<Operation> ORDER =
            Comparator.comparing(Operation::name).thenComparing(Operation::action);

    /** Gives the operations that a question takes, by its own {@link Needs} and those that it rests on. */
    public static Set<Operation> of(Class<?> question) {
        Set<Operation> found = new TreeSet<>();
        for (Needs needs : question.getAnnotationsByType(Needs.class)) {
            found.add(of(needs));
        }
        RestsOn restsOn = question.getAnnotation(RestsOn.class);
        if (restsOn != null) {
            for (Class<?> below : restsOn.value()) {
                found.addAll(of(below));
            }
        }
        return found;
    }

    private static Operation of(Needs needs) {
        String name = needs.operation().isEmpty() ? needs.value() : needs.operation();
        return new Operation(name, needs.value(), needs.permission());
    }

    @Override
    public int compareTo(Operation other) {
        return ORDER.compare(this, other);
    }
}
