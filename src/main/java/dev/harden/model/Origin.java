package dev.harden.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Says where a report comes from.
 *
 * @param tool the tool's version
 * @param startedAt when the run began; the recorded time in a replay
 * @param recording the SHA-256 of the recording that holds what AWS answered, in hexadecimal, where there is one
 */
public record Origin(String tool, Instant startedAt, Optional<String> recording) {
    public Origin {
        requireNonNull(tool, "tool");
        requireNonNull(startedAt, "startedAt");
        requireNonNull(recording, "recording");
    }
}
