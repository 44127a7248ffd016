package dev.harden.cli;

import java.io.IOException;

/** Does several things of which each is done whatever became of the others; what failed first is told at the end. */
final class Each {
    private Throwable first;

    /** Is something that may fail. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    void attempt(Work work) {
        try {
            work.run();
        } catch (Throwable failed) {
            if (first == null) {
                first = failed;
            } else {
                first.addSuppressed(failed);
            }
        }
    }

    /**
     * Ends it.
     *
     * @throws IOException what failed first, when something did
     */
    void orThrow() throws IOException {
        if (first instanceof IOException failure) {
            throw failure;
        }
        if (first instanceof RuntimeException failure) {
            throw failure;
        }
        if (first instanceof Error failure) {
            throw failure;
        }
    }
}
