package dev.harden.cli;

import dev.harden.engine.Progress;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Shows on a terminal how far a run is, in one line that goes away at the end. */
final class ProgressLine implements Progress, AutoCloseable {
    private static final long EVERY_NANOS = 100_000_000;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream terminal;
    private final String what;
    private final AtomicInteger planned = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicLong shownAt = new AtomicLong();

    /**
     * @param terminal where the line stands
     * @param what is counted, as {@code steps}
     */
    ProgressLine(PrintStream terminal, String what) {
        this.terminal = terminal;
        this.what = what;
    }

    @Override
    public void planned(int more) {
        planned.addAndGet(more);
    }

    @Override
    public void done() {
        int now = done.incrementAndGet();
        long time = System.nanoTime();
        long last = shownAt.get();
        if (time - last > EVERY_NANOS && shownAt.compareAndSet(last, time)) {
            terminal.print(CLEAR + "auditing: " + now + " of " + planned.get() + " " + what);
            terminal.flush();
        }
    }

    @Override
    public void close() {
        terminal.print(CLEAR);
        terminal.flush();
    }
}
