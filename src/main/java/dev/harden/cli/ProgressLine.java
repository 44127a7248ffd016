package dev.harden.cli;

import dev.harden.engine.Progress;
import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Shows how far a run is: on a terminal in one line that goes away at the end, elsewhere in a line a minute, so that a log
 * tells a run that takes its time from one that hangs.
 */
final class ProgressLine implements Progress, AutoCloseable {
    private static final long EVERY_NANOS = 100_000_000;
    private static final String CLEAR = "\r\u001b[K";
    /** Before so much is done, what is left cannot be told by it. */
    private static final int ENOUGH = 20;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final PrintStream out;
    private final boolean terminal;
    private final String what;
    private final LongSupplier nanoTime;
    private final long begun;
    private final AtomicInteger planned = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicLong shownAt;
    private final ScheduledExecutorService minutes;
    private volatile String last = "";

    private ProgressLine(
            PrintStream out, boolean terminal, String what, LongSupplier nanoTime, ScheduledExecutorService minutes) {
        this.out = out;
        this.terminal = terminal;
        this.what = what;
        this.nanoTime = nanoTime;
        this.minutes = minutes;
        begun = nanoTime.getAsLong();
        shownAt = new AtomicLong(begun);
    }

    /**
     * Begins to show.
     *
     * @param what is counted, as {@code steps}
     */
    static ProgressLine open(String what) {
        ScheduledExecutorService minutes = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
        });
        ProgressLine line = of(Terminal.error(), Terminal.errorIsTerminal(), what, System::nanoTime, minutes);
        minutes.scheduleAtFixedRate(line::minute, 1, 1, TimeUnit.MINUTES);
        return line;
    }

    static ProgressLine of(
            PrintStream out, boolean terminal, String what, LongSupplier nanoTime, ScheduledExecutorService minutes) {
        return new ProgressLine(out, terminal, what, nanoTime, minutes);
    }

    @Override
    public void planned(int more) {
        planned.addAndGet(more);
    }

    @Override
    public void done(String about) {
        done.incrementAndGet();
        last = about;
        long time = nanoTime.getAsLong();
        long before = shownAt.get();
        if (terminal && time - before > EVERY_NANOS && shownAt.compareAndSet(before, time)) {
            out.print(CLEAR + text());
            out.flush();
        }
    }

    /** Tells a log, a minute after it told before. */
    void minute() {
        if (!terminal) {
            out.println("harden: " + text());
            out.flush();
        }
    }

    private String text() {
        int now = done.get();
        int all = planned.get();
        String about = last.isEmpty() ? "" : ", " + last;
        return "auditing: " + now + " of " + all + " " + what + about + left(now, all);
    }

    /** Says how long it would take at the pace so far; more steps may come up meanwhile. */
    private String left(int now, int all) {
        long passed = nanoTime.getAsLong() - begun;
        if (now < ENOUGH || passed < 2 * SECOND) {
            return "";
        }
        long seconds = Math.max(1, Math.round((double) passed / SECOND / now * (all - now)));
        return seconds < 100 ? ", about " + seconds + " s left" : ", about " + Math.round(seconds / 60.0) + " min left";
    }

    @Override
    public void close() {
        minutes.shutdownNow();
        if (terminal) {
            out.print(CLEAR);
            out.flush();
        }
    }
}
