package dev.harden.session;

import java.util.Optional;
import java.util.function.Supplier;

/** Builds a client when it is first asked for; others that are asked for meanwhile do not wait for it. */
final class Lazily<C> {
    private final Supplier<C> build;
    private C built;

    Lazily(Supplier<C> build) {
        this.build = build;
    }

    synchronized C get() {
        if (built == null) {
            built = build.get();
        }
        return built;
    }

    /** Gives the client where it was asked for. */
    synchronized Optional<C> built() {
        return Optional.ofNullable(built);
    }
}
