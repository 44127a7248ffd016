package dev.harden.session.tape;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells whoever loads something which exchanges it makes: the SDK sends on the thread that asks. */
public final class Noting {
    private static final ThreadLocal<Consumer<String>> HEARS = new ThreadLocal<>();

    private Noting() {}

    /** Loads, and tells the name of each exchange that is recorded or replayed meanwhile on this thread. */
    public static <T> T noting(Supplier<T> load, Consumer<String> exchanges) {
        Consumer<String> before = HEARS.get();
        HEARS.set(exchanges);
        try {
            return load.get();
        } finally {
            HEARS.set(before);
        }
    }

    static void note(Request asked) {
        Consumer<String> hears = HEARS.get();
        if (hears != null) {
            hears.accept(asked.key());
        }
    }
}
