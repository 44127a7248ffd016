package dev.harden.session;

import dev.harden.facts.Deadline;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Holds requests to each service in each region to a rate, so that an audit leaves the account's own automation its share
 * of the quota.
 *
 * @see <a href="https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html">EC2's buckets</a>
 */
class Pace {
    /** Requests a second, and how many may go at once. */
    private record Rate(double perSecond, int burst) {}

    /** EC2's own numbers for unfiltered reads; S3, which is asked several things a bucket, is made for thousands. */
    private static final Map<String, Rate> KNOWN = Map.of("ec2", new Rate(10, 50), "s3", new Rate(100, 200));

    private static final Rate OTHERS = new Rate(20, 100);
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, Double> chosen;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * @param chosen requests a second by service, where they are not to be the built-in ones
     * @param nanoTime a clock that only moves on, in nanoseconds
     */
    Pace(Map<String, Double> chosen, LongSupplier nanoTime) {
        this.chosen = chosen;
        this.nanoTime = nanoTime;
    }

    /** Gives one that never waits: a replay asks nobody, and has no time that passes. */
    static Pace none() {
        return new Pace(Map.of(), () -> 0) {
            @Override
            long waitNanos(String service, String region) {
                return 0;
            }
        };
    }

    /** Waits until a request to the service may go, or the deadline has passed. */
    void take(String service, String region, Deadline deadline) {
        long wait = Math.min(waitNanos(service, region), deadline.left());
        long until = nanoTime.getAsLong() + wait;
        while (wait > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(wait);
            wait = until - nanoTime.getAsLong();
        }
    }

    /** Books the next free slot and gives how long it is until then, in nanoseconds. */
    long waitNanos(String service, String region) {
        return buckets.computeIfAbsent(
                        service + " " + region, unseen -> new Bucket(rate(service), nanoTime.getAsLong()))
                .book(nanoTime.getAsLong());
    }

    private Rate rate(String service) {
        Double perSecond = chosen.get(service);
        if (perSecond != null) {
            return new Rate(perSecond, (int) Math.max(1, Math.ceil(perSecond)));
        }
        return KNOWN.getOrDefault(service, OTHERS);
    }

    /** Keeps when the bucket would be full again; each request moves that on by the time of one. */
    private static final class Bucket {
        private final long each;
        private final long room;
        private long full;

        Bucket(Rate rate, long now) {
            each = (long) (NANOS / rate.perSecond());
            room = each * (rate.burst() - 1);
            full = now;
        }

        synchronized long book(long now) {
            long before = Math.max(full - now, 0);
            full = now + before + each;
            return Math.max(before - room, 0);
        }
    }
}
