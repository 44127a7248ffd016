package dev.harden.engine;

/** Counts steps that are still to be done, however many there are, and waits for the last. */
final class Pending {
    private long steps;

    synchronized void add() {
        steps++;
    }

    synchronized void done() {
        steps--;
        if (steps == 0) {
            notifyAll();
        }
    }

    /** Waits until each step that was added is done; steps add those that follow them before they are done themselves. */
    synchronized void await() {
        while (steps > 0) {
            try {
                wait();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", interrupted);
            }
        }
    }
}
