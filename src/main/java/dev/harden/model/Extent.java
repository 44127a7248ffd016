package dev.harden.model;

import java.util.List;

/**
 * Says what a run looked into.
 *
 * @param checks the ids of the checks that were run, sorted
 * @param benchmarks the ids of the benchmarks that it was asked to report by, in their order
 * @param regions the codes of the regions that were examined, sorted
 * @param coverage what was asked and how it was answered, sorted
 */
public record Extent(List<String> checks, List<String> benchmarks, List<String> regions, List<Coverage> coverage) {
    public static final Extent NONE = new Extent(List.of(), List.of(), List.of(), List.of());

    public Extent {
        checks = checks.stream().sorted().toList();
        benchmarks = List.copyOf(benchmarks);
        regions = regions.stream().sorted().toList();
        coverage = coverage.stream().sorted().toList();
    }

    /** Gives it with the benchmarks that it is to be reported by. */
    public Extent by(List<String> others) {
        return new Extent(checks, others, regions, coverage);
    }
}
