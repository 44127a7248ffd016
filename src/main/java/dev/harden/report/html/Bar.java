package dev.harden.report.html;

import dev.harden.model.Severity;
import dev.harden.model.Status;
import java.util.ArrayList;
import java.util.List;

/** Lays out bars of a thousand parts. */
public final class Bar {
    private static final double WHOLE = 1000;

    private Bar() {}

    /** Is a part of a bar. */
    public record Segment(String kind, long from, long width) {}

    /** Gives the segments that show a topic's findings. */
    public static List<Segment> of(Page.TopicPart topic) {
        List<Segment> segments = new ArrayList<>();
        double at = 0;
        double all = Math.max(1, topic.all());
        for (Severity severity : Severity.values()) {
            at = add(segments, "s-" + severity.word(), topic.failures(severity), at, all);
        }
        at = add(segments, "s-unknown", topic.count(Status.UNKNOWN), at, all);
        at = add(segments, "s-pass", topic.count(Status.PASS), at, all);
        add(segments, "s-none", topic.count(Status.NOT_APPLICABLE), at, all);
        return segments;
    }

    private static double add(List<Segment> segments, String kind, long count, double at, double all) {
        double width = count * WHOLE / all;
        if (count > 0) {
            segments.add(new Segment(kind, Math.round(at), Math.max(1, Math.round(width))));
        }
        return at + width;
    }

    /** Gives how long a bar is that shows some of a greatest number. */
    public static long width(long count, long most) {
        return Math.round(count * WHOLE / Math.max(1, most));
    }
}
