package dev.harden.cli;

import dev.harden.benchmark.Benchmarks;
import dev.harden.checks.Registered;
import dev.harden.checks.Registry;
import dev.harden.checks.Topic;
import dev.harden.model.Glob;
import dev.harden.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Is the part of a command line that selects checks. */
final class Selection {
    @Option(
            names = "--check",
            paramLabel = "ID",
            split = ",",
            description =
                    "Only this check; repeatable; * stands for any run of characters. 'harden checks' lists" + " them.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--skip",
            paramLabel = "ID",
            split = ",",
            description = "All checks but this one; repeatable; * works as in --check.")
    private List<String> skip = new ArrayList<>();

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            split = ",",
            description = "Only the checks of this topic, for example 'root' or 'trail'; repeatable.")
    private List<String> topics = new ArrayList<>();

    @Option(
            names = "--benchmark",
            paramLabel = "ID",
            split = ",",
            description = "Only the checks of this benchmark, and the report by its controls; repeatable."
                    + " 'harden benchmarks' lists them.")
    private List<String> benchmarks = new ArrayList<>();

    @Option(
            names = "--severity",
            paramLabel = "SEVERITY",
            description = "Only checks of this severity or worse: ${COMPLETION-CANDIDATES}.")
    private SeverityName severity = SeverityName.info;

    /** Is a severity as the command line writes it. */
    enum SeverityName {
        critical,
        high,
        medium,
        low,
        info
    }

    /**
     * Gives the selected checks in their order.
     *
     * @throws UsageError when an id or topic is unknown, or nothing is left
     */
    List<Registered> of(Registry registry) {
        List<String> ids = registry.checks().stream().map(Registered::id).toList();
        List<String> names = registry.topics().stream().map(Topic::name).toList();
        only.forEach(id -> Suggestion.match("check", id, ids, "'harden checks' lists them"));
        skip.forEach(id -> Suggestion.match("check", id, ids, "'harden checks' lists them"));
        topics.forEach(topic -> Suggestion.require("topic", topic, names, "they are " + String.join(", ", names)));
        benchmarks.forEach(BenchmarksCommand::require);
        Set<String> theirs = benchmarks.stream()
                .flatMap(id -> Benchmarks.get(id).checks().stream())
                .collect(Collectors.toSet());
        Severity least = Severity.valueOf(severity.name().toUpperCase(Locale.ROOT));
        List<Registered> selected = registry.checks().stream()
                .filter(check -> only.isEmpty() && topics.isEmpty() && benchmarks.isEmpty()
                        || matches(only, check)
                        || theirs.contains(check.id())
                        || topics.contains(check.topic()))
                .filter(check -> !matches(skip, check))
                .filter(check -> check.severity().atLeast(least))
                .toList();
        if (selected.isEmpty()) {
            throw new UsageError("no check is left after --check, --topic, --benchmark, --skip and --severity");
        }
        return selected;
    }

    private static boolean matches(List<String> patterns, Registered check) {
        return patterns.stream().anyMatch(pattern -> new Glob(pattern).matches(check.id()));
    }

    /** Gives the ids of the benchmarks that the report is to be made by. */
    List<String> benchmarks() {
        return benchmarks;
    }
}
