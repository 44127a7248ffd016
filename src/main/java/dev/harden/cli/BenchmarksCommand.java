package dev.harden.cli;

import dev.harden.benchmark.Benchmark;
import dev.harden.benchmark.Benchmark.Coverage;
import dev.harden.benchmark.Benchmarks;
import dev.harden.benchmark.Part;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists benchmarks, or the controls of one. */
@Command(
        name = "benchmarks",
        description = "Lists the benchmarks that --benchmark takes, or the controls of one.",
        mixinStandardHelpOptions = true)
final class BenchmarksCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "A benchmark, to list its controls and their checks.")
    private String id;

    /**
     * Holds an id to being that of a benchmark.
     *
     * @throws UsageError when it is none
     */
    static void require(String id) {
        Suggestion.require("benchmark", id, Benchmarks.ids(), "'harden benchmarks' lists them");
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (id == null) {
            out.println("benchmark               controls  fully  partly  not covered");
            Benchmarks.ids().stream().map(Benchmarks::get).forEach(benchmark -> line(benchmark, out));
            out.println();
            out.println(
                    "What is not listed of a benchmark counts as not covered. 'harden benchmarks ID' lists controls.");
        } else {
            require(id);
            controls(Benchmarks.get(id), out);
        }
        out.flush();
        return ExitCode.CLEAN;
    }

    private static void line(Benchmark benchmark, PrintWriter out) {
        long full = count(benchmark, Coverage.FULL);
        long partly = count(benchmark, Coverage.PARTIAL);
        out.printf(
                Locale.ROOT,
                "%-23s %8d %6d %7d %12d  %s%n",
                benchmark.id(),
                benchmark.total(),
                full,
                partly,
                benchmark.total() - full - partly,
                benchmark.title());
    }

    private static long count(Benchmark benchmark, Coverage coverage) {
        return benchmark.controls().stream()
                .filter(control -> control.coverage() == coverage)
                .count();
    }

    private static String part(Part part) {
        return part.check() + (part.narrowed().isEmpty() ? "" : " (" + part.narrowed() + ")");
    }

    private static void controls(Benchmark benchmark, PrintWriter out) {
        out.println(benchmark.title() + ": " + benchmark.total() + " controls (" + benchmark.basis() + ")");
        for (Benchmark.Control control : benchmark.controls()) {
            out.println();
            String covered = switch (control.coverage()) {
                case FULL -> "";
                case PARTIAL -> " (partly covered)";
                case NONE -> " (not covered)";
            };
            out.println(control.id() + "  " + control.title() + covered);
            if (!control.checks().isEmpty()) {
                out.println("    "
                        + control.parts().stream().map(BenchmarksCommand::part).collect(Collectors.joining(", ")));
            }
            if (!control.note().isEmpty()) {
                out.println("    " + control.note());
            }
        }
    }
}
