package dev.harden.facts.cloudtrail;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds which management events are recorded.
 *
 * @param parts the parts that are; nothing is recorded without one
 */
public record Recorded(List<Part> parts) {
    /** The sources that AWS lets a trail leave out, for their number and not for their harmlessness. */
    static final Set<String> MAY_LEAVE_OUT = Set.of("kms.amazonaws.com", "rdsdata.amazonaws.com");

    /**
     * Is what one selector records.
     *
     * @param reads whether it takes events that only read
     * @param writes whether it takes those that write
     * @param leavesOut the event sources that it leaves out
     */
    public record Part(boolean reads, boolean writes, Set<String> leavesOut) {
        public Part {
            leavesOut = Set.copyOf(leavesOut);
        }
    }

    public Recorded {
        parts = List.copyOf(parts);
    }

    public boolean reads() {
        return parts.stream().anyMatch(Part::reads);
    }

    public boolean writes() {
        return parts.stream().anyMatch(Part::writes);
    }

    /** Tells whether both reads and writes are recorded, but perhaps of {@link #leftOut}. */
    public boolean full() {
        return reads() && writes();
    }

    /** Gives the event sources of which not everything is recorded, sorted. */
    public Set<String> leftOut() {
        Set<String> out = new TreeSet<>();
        for (String source : MAY_LEAVE_OUT) {
            boolean reads = parts.stream()
                    .anyMatch(part -> part.reads() && !part.leavesOut().contains(source));
            boolean writes = parts.stream()
                    .anyMatch(part -> part.writes() && !part.leavesOut().contains(source));
            if (!reads || !writes) {
                out.add(source);
            }
        }
        return out;
    }
}
