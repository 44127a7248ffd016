package dev.harden.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Says where a report comes from.
 *
 * @param tool the tool's version
 * @param startedAt when the run began; the recorded time in a replay
 * @param recording the SHA-256 of the recording that holds what was answered, in hexadecimal, where there is one
 * @param answeredBy whose endpoints answered: {@code AWS}, or the addresses that took their place; absent in reports of
 *     before that was said
 */
public record Origin(String tool, Instant startedAt, Optional<String> recording, Optional<String> answeredBy) {
    /** Is one that does not say whose endpoints answered. */
    public Origin(String tool, Instant startedAt, Optional<String> recording) {
        this(tool, startedAt, recording, Optional.empty());
    }

    public Origin {
        requireNonNull(tool, "tool");
        requireNonNull(startedAt, "startedAt");
        requireNonNull(recording, "recording");
        answeredBy = answeredBy.map(Visible::text);
    }
}
