package dev.harden.benchmark;

import dev.harden.benchmark.Benchmark.Control;
import dev.harden.model.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the controls of some benchmarks that a check, or one of its findings, is about. */
public final class Controls {
    private final Map<String, List<Cited>> byCheck = new HashMap<>();

    /**
     * Is a control that a check speaks to.
     *
     * @param part what of the check's findings it is about
     */
    public record Cited(Benchmark benchmark, Control control, Part part) {
        /** Names it, as {@code cis-aws-5.0 5.3}. */
        public String name() {
            return benchmark.id() + " " + control.id();
        }

        /** Gives it in words, as {@code CIS Amazon Web Services Foundations Benchmark 5.0.0 5.3: No IPv4 ...}. */
        public String text() {
            return benchmark.title() + " " + control.id() + ": " + control.title();
        }
    }

    /**
     * Is a control that a finding is about.
     *
     * @param weight how the finding counts for it
     */
    public record Weighed(Cited cited, Weight weight) {
        public String name() {
            return cited.name();
        }
    }

    private Controls(List<Benchmark> benchmarks) {
        for (Benchmark benchmark : benchmarks) {
            for (Control control : benchmark.controls()) {
                for (Part part : control.parts()) {
                    byCheck.computeIfAbsent(part.check(), unseen -> new ArrayList<>())
                            .add(new Cited(benchmark, control, part));
                }
            }
        }
    }

    /** Takes those of benchmarks; ones that this harden does not know have none. */
    public static Controls of(List<String> benchmarks) {
        return new Controls(benchmarks.stream()
                .filter(Benchmarks.ids()::contains)
                .map(Benchmarks::get)
                .toList());
    }

    /** Gives those that a check speaks to, in the order of the benchmarks. */
    public List<Cited> of(String check) {
        return byCheck.getOrDefault(check, List.of());
    }

    /** Gives those that a finding is about, in the order of the benchmarks. */
    public List<Weighed> of(Finding finding) {
        List<Weighed> weighed = new ArrayList<>();
        for (Cited cited : of(finding.check())) {
            cited.part().weigh(finding).stream()
                    .min(Comparator.naturalOrder())
                    .ifPresent(weight -> weighed.add(new Weighed(cited, weight)));
        }
        return weighed;
    }
}
