package dev.harden.engine;

import dev.harden.model.Report;
import java.util.List;

/**
 * Is what a run gives.
 *
 * @param report the report
 * @param judged each finding with what it rests on, in the report's order
 * @param defects defects of {@code harden} itself that the run met; each is an UNKNOWN in the report too
 */
public record Result(Report report, List<Judged> judged, List<Throwable> defects) {
    public Result {
        judged = List.copyOf(judged);
        defects = List.copyOf(defects);
    }
}
