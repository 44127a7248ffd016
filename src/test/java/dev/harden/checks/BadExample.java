package dev.harden.checks;

import java.time.Instant;

/** Does what no check may: looks at the clock. */
public final class BadExample {
    private BadExample() {}

    public static Instant today() {
        return Instant.now();
    }
}
