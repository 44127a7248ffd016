package dev.harden.cli;

import dev.harden.model.Severity;
import java.util.Optional;

/** Is the least severity that ends a run with a code other than 0. */
enum FailOn {
    critical(Severity.CRITICAL),
    high(Severity.HIGH),
    medium(Severity.MEDIUM),
    low(Severity.LOW),
    info(Severity.INFO),
    never(null);

    private final Severity severity;

    FailOn(Severity severity) {
        this.severity = severity;
    }

    Optional<Severity> severity() {
        return Optional.ofNullable(severity);
    }
}
