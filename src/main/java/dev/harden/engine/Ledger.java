package dev.harden.engine;

import dev.harden.facts.Deadline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Holds what was begun to what is told: each step is in it from its beginning until its word is told, which is done once.
 * What died on the way, or did not end in time, is still in it at the end.
 *
 * @param <S> a step
 * @param <W> its word
 */
final class Ledger<S, W> {
    /** How long steps that are under way at the deadline may take to see that it has passed. */
    private static final long GRACE = TimeUnit.SECONDS.toNanos(5);

    private final Set<S> running = identities();
    private final Set<S> untold = identities();
    private final List<W> told = new ArrayList<>();
    private boolean closed;

    private static <T> Set<T> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /** Begins a step; steps begin those that follow them before they are done themselves. */
    synchronized void begin(S step) {
        if (!closed) {
            untold.add(step);
            running.add(step);
        }
    }

    /** Takes a step's word: once, and not after the end. */
    synchronized void tell(S step, W word) {
        if (untold.contains(step)) {
            // In this order, so that a step is untold when there is no memory left to keep its word.
            told.add(word);
            untold.remove(step);
        }
    }

    /** Says that a step's work is over, whether or not it told its word. */
    synchronized void done(S step) {
        running.remove(step);
        if (running.isEmpty()) {
            notifyAll();
        }
    }

    /** Waits until each step is done, or the deadline has passed for long enough; gives those that told nothing. */
    synchronized List<S> close(Deadline deadline) {
        long begun = System.nanoTime();
        boolean ends = deadline.left() != Long.MAX_VALUE;
        long most = ends ? deadline.left() + GRACE : 0;
        while (!running.isEmpty()) {
            long left = ends ? most - (System.nanoTime() - begun) : TimeUnit.HOURS.toNanos(1);
            if (left <= 0) {
                break;
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", interrupted);
            }
        }
        closed = true;
        List<S> rest = List.copyOf(untold);
        untold.clear();
        return rest;
    }

    /** Gives the words that were told. */
    synchronized List<W> told() {
        return List.copyOf(told);
    }
}
