package dev.harden.session;

import dev.harden.facts.Answers;
import dev.harden.facts.Deadline;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Holds what is asked to an end: the pages of each list, the time that they take, the bytes of each body, and all of it to
 * the deadline of the run. It stands where every call has to pass, so that no loop over pages can forget it.
 */
final class Bounds {
    private static final ThreadLocal<Listing> HERE = new ThreadLocal<>();

    private final boolean live;
    private volatile Limits limits = Limits.STANDARD;
    private volatile Deadline deadline = Deadline.NONE;
    private final Queue<HttpBounds> clients = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService timers = Way.clock();

    /** @param live whether time counts: a replay takes none */
    Bounds(boolean live) {
        this.live = live;
    }

    /** Is one question, with all the calls that it makes. */
    private static final class Listing {
        private final long begun = System.nanoTime();
        private final Set<SdkRequest> asked = new HashSet<>();
        private int calls;
    }

    boolean live() {
        return live;
    }

    Limits limits() {
        return limits;
    }

    void set(Limits others) {
        limits = others;
    }

    Deadline deadline() {
        return deadline;
    }

    /** Ends all that is asked at a time. */
    void set(Deadline end) {
        deadline = end;
        clients.forEach(
                client -> timers.schedule((Callable<Integer>) client::abortAll, end.left(), TimeUnit.NANOSECONDS));
    }

    void close() {
        timers.shutdownNow();
    }

    /** Loads one question. */
    <T> T listing(Supplier<T> load) {
        Listing before = HERE.get();
        HERE.set(new Listing());
        try {
            return load.get();
        } finally {
            HERE.set(before);
        }
    }

    /** Says that the question waits for something, and so will ask the same again. */
    void waits() {
        Listing listing = HERE.get();
        if (listing != null) {
            listing.asked.clear();
        }
    }

    /**
     * Takes one more call of the question that this thread loads.
     *
     * @throws Answers.Unbounded when there is no end to them
     */
    void call(SdkRequest request) {
        Listing listing = HERE.get();
        if (listing == null) {
            return;
        }
        listing.calls++;
        if (!listing.asked.add(request)) {
            throw new Answers.Unbounded(
                    "RepeatedPage", "gave a page token that it had given before, so its list has no end");
        }
        if (listing.calls > limits.calls()) {
            throw new Answers.Unbounded("EndlessPages", "gave " + limits.calls() + " pages and a token for more");
        }
        if (live && System.nanoTime() - listing.begun > limits.time().toNanos()) {
            throw new Answers.Unbounded(
                    "EndlessPages", "gave pages for more than " + limits.time().toMinutes() + " minutes");
        }
    }

    /** Stands between a client and its server. */
    SdkHttpClient around(SdkHttpClient client) {
        HttpBounds bounded = new HttpBounds(client, this);
        clients.add(bounded);
        return bounded;
    }
}
