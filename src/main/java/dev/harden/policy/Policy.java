package dev.harden.policy;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Is a policy with its name, or with the reason why it cannot be read.
 *
 * @param name its name for people, as {@code policy admins} or {@code inline policy own of user bob}
 * @param document what it says; absent when it cannot be read whole
 * @param statements those that can be read; a Deny among them denies whatever the others say
 * @param problem why not, as in {@link UnclearPolicy}; empty when it can
 */
public record Policy(String name, Optional<Document> document, List<Statement> statements, String problem) {
    public Policy {
        requireNonNull(name, "name");
        requireNonNull(document, "document");
        requireNonNull(problem, "problem");
        statements = List.copyOf(statements);
    }

    /** Reads a policy, raw or percent-encoded; never refuses, since what it is asked then hangs on what it may say. */
    public static Policy read(String name, String text) {
        try {
            DocumentReader.Read read = DocumentReader.readAsFarAs(text);
            return read.problem().isEmpty()
                    ? new Policy(name, Optional.of(new Document(read.statements())), read.statements(), "")
                    : new Policy(name, Optional.empty(), read.statements(), read.problem());
        } catch (UnclearPolicy unclear) {
            return unreadable(name, unclear.getMessage());
        }
    }

    /** Stands for a policy of which only the name is known. */
    public static Policy unreadable(String name, String problem) {
        return new Policy(name, Optional.empty(), List.of(), problem);
    }

    /** Keeps some of its statements. */
    Policy with(List<Statement> some) {
        return new Policy(name, document.map(whole -> new Document(some)), some, problem);
    }
}
