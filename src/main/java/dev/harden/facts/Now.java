package dev.harden.facts;

import java.time.Instant;

/** Tells the time of the run; the only clock that checks have. */
public record Now() implements Fact<Instant> {
    @Override
    public Instant load(Aws aws) {
        return aws.now();
    }
}
