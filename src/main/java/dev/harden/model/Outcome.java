package dev.harden.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Holds what was found out about a subject, and what shows it.
 *
 * @param status the verdict, or UNKNOWN
 * @param message what is so, with the values that decided it: a fragment in lower case without a full stop
 * @param evidence further lines that show it: a witness, a statement, a broken link; may be empty
 * @param unknown what was not seen; there exactly when the status is UNKNOWN
 * @param aspects the parts of it that controls may be about alone, sorted; may be empty
 */
public record Outcome(
        Status status, String message, List<String> evidence, Optional<Unknown> unknown, List<Aspect> aspects) {
    /** Is one without parts. */
    public Outcome(Status status, String message, List<String> evidence, Optional<Unknown> unknown) {
        this(status, message, evidence, unknown, List.of());
    }

    public Outcome {
        requireNonNull(status, "status");
        message = Visible.text(message);
        evidence = evidence.stream().map(Visible::text).toList();
        aspects = aspects.stream().sorted().toList();
        if (message.isBlank()) {
            throw new IllegalArgumentException("no verdict without its reason");
        }
        if (unknown.isPresent() != (status == Status.UNKNOWN)) {
            throw new IllegalArgumentException("what was not seen goes with UNKNOWN, and only with it: " + status);
        }
    }

    /** Gives it with a line for each other account that it was seen from. */
    public Outcome seenFrom(Collection<String> accounts) {
        List<String> lines = new ArrayList<>(evidence);
        accounts.forEach(account -> lines.add("seen from account " + account + " too"));
        return new Outcome(status, message, lines, unknown, aspects);
    }
}
