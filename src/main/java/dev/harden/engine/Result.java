package dev.harden.engine;

import dev.harden.model.Report;
import dev.harden.model.remedy.FixPlan;
import java.util.List;

/**
 * Is what a run gives.
 *
 * @param report the report
 * @param judged each finding with what it rests on, in the report's order
 * @param defects defects of {@code harden} itself that the run met; each is an UNKNOWN in the report too
 * @param fixes what to do about the failures; tried where the plan wants it
 */
public record Result(Report report, List<Judged> judged, List<Throwable> defects, FixPlan fixes) {
    public Result {
        judged = List.copyOf(judged);
        defects = List.copyOf(defects);
    }

    /** Gives it with another report. */
    public Result with(Report other) {
        return new Result(other, judged, defects, fixes);
    }
}
