package dev.harden.engine;

import dev.harden.facts.Question;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Is a question on its way to its answer.
 *
 * @param task works it out
 * @param below the questions that it is concluded from
 * @param exchanges the names of the recorded exchanges that it was answered from
 */
record Entry<T>(FutureTask<T> task, Set<Question<?>> below, Set<String> exchanges) {
    /** Gives what came of it; absent while nothing has. */
    Optional<Known> known() {
        if (!task.isDone() || task.isCancelled()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Known(task.get(), null, below));
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof RuntimeException refusal
                    ? Optional.of(new Known(null, refusal, below))
                    : Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    T get() {
        task.run();
        try {
            return task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (failed.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
