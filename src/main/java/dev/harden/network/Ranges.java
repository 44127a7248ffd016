package dev.harden.network;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Is a set of unsigned 128-bit numbers, exact under union, intersection and difference.
 *
 * <p>Held as the sorted numbers at which membership turns: in at the first, out at the second, and so on; without a last
 * one the set goes on to the greatest number. Two longs a number, the high half first.
 */
public final class Ranges {
    public static final Ranges EMPTY = new Ranges(new long[0]);
    public static final Ranges ALL = new Ranges(new long[] {0, 0});
    private static final BigInteger END = BigInteger.ONE.shiftLeft(128);

    private final long[] turns;

    private Ranges(long[] turns) {
        this.turns = turns;
    }

    /** Says how two memberships make one. */
    private enum Operation {
        UNION,
        INTERSECTION,
        DIFFERENCE;

        boolean of(boolean one, boolean other) {
            return switch (this) {
                case UNION -> one || other;
                case INTERSECTION -> one && other;
                case DIFFERENCE -> one && !other;
            };
        }
    }

    /** Gives the numbers from the first to the last, both included; each as its high and low half. */
    public static Ranges of(long firstHigh, long firstLow, long lastHigh, long lastLow) {
        if (compare(firstHigh, firstLow, lastHigh, lastLow) > 0) {
            throw new IllegalArgumentException("the first is greater than the last");
        }
        long low = lastLow + 1;
        long high = low == 0 ? lastHigh + 1 : lastHigh;
        boolean greatest = low == 0 && high == 0;
        return new Ranges(greatest ? new long[] {firstHigh, firstLow} : new long[] {firstHigh, firstLow, high, low});
    }

    public boolean isEmpty() {
        return turns.length == 0;
    }

    public Ranges union(Ranges other) {
        return isEmpty() || this == other ? other : other.isEmpty() ? this : merge(other, Operation.UNION);
    }

    public Ranges intersect(Ranges other) {
        return isEmpty() || this == other ? this : other.isEmpty() ? EMPTY : merge(other, Operation.INTERSECTION);
    }

    public Ranges minus(Ranges other) {
        return isEmpty() || other.isEmpty() ? this : merge(other, Operation.DIFFERENCE);
    }

    private Ranges merge(Ranges other, Operation operation) {
        long[] merged = new long[turns.length + other.turns.length];
        int length = 0;
        boolean here = false;
        boolean there = false;
        boolean in = false;
        int mine = 0;
        int theirs = 0;
        while (mine < turns.length || theirs < other.turns.length) {
            int order = mine >= turns.length
                    ? 1
                    : theirs >= other.turns.length
                            ? -1
                            : compare(turns[mine], turns[mine + 1], other.turns[theirs], other.turns[theirs + 1]);
            long high = order <= 0 ? turns[mine] : other.turns[theirs];
            long low = order <= 0 ? turns[mine + 1] : other.turns[theirs + 1];
            if (order <= 0) {
                here = !here;
                mine += 2;
            }
            if (order >= 0) {
                there = !there;
                theirs += 2;
            }
            if (operation.of(here, there) != in) {
                in = !in;
                merged[length++] = high;
                merged[length++] = low;
            }
        }
        return length == 0 ? EMPTY : new Ranges(Arrays.copyOf(merged, length));
    }

    public boolean contains(long high, long low) {
        boolean in = false;
        for (int i = 0; i < turns.length && compare(turns[i], turns[i + 1], high, low) <= 0; i += 2) {
            in = !in;
        }
        return in;
    }

    public boolean containsAll(Ranges other) {
        return other.minus(this).isEmpty();
    }

    /** Gives the high half of the smallest number. */
    long firstHigh() {
        return turns[0];
    }

    /** Gives the low half of the smallest number. */
    long firstLow() {
        return turns[1];
    }

    /**
     * Is some numbers without a gap.
     *
     * @param first the first of them
     * @param end the one behind the last
     */
    record Span(BigInteger first, BigInteger end) {}

    /** Gives the numbers from gap to gap, in their order. */
    List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < turns.length; i += 4) {
            spans.add(new Span(
                    number(turns[i], turns[i + 1]), i + 2 < turns.length ? number(turns[i + 2], turns[i + 3]) : END));
        }
        return spans;
    }

    /** Counts the numbers. */
    public BigInteger size() {
        BigInteger size = BigInteger.ZERO;
        for (Span span : spans()) {
            size = size.add(span.end()).subtract(span.first());
        }
        return size;
    }

    /** Tells whether there are more numbers than two to the power of {@code bits}, which is less than 127. */
    public boolean isMoreThan(int bits) {
        return !isEmpty() && size().compareTo(BigInteger.ONE.shiftLeft(bits)) > 0;
    }

    private static BigInteger number(long high, long low) {
        return new BigInteger(Long.toUnsignedString(high))
                .shiftLeft(64)
                .add(new BigInteger(Long.toUnsignedString(low)));
    }

    private static int compare(long high, long low, long otherHigh, long otherLow) {
        int order = Long.compareUnsigned(high, otherHigh);
        return order == 0 ? Long.compareUnsigned(low, otherLow) : order;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ranges ranges && Arrays.equals(turns, ranges.turns);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(turns);
    }
}
