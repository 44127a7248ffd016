package dev.harden.cli;

import dev.harden.checks.Registry;
import dev.harden.model.Comparison;
import dev.harden.model.Comparison.Change;
import dev.harden.model.Finding;
import dev.harden.model.Named;
import dev.harden.model.Report;
import dev.harden.model.Status;
import dev.harden.report.AsffReporter;
import dev.harden.report.WholeFile;
import dev.harden.session.tape.Recording;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what is different between two runs, and which answers of AWS are. */
@Command(
        name = "diff",
        description = "Shows what appeared, disappeared and changed between two reports or recordings.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is new or worse",
            "2:wrong usage, or a file that is no report",
            "3:something failed or could not be judged that did not before, or in another way"
        })
final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "A report in JSON, a recording, or a folder of recordings.")
    private Path old;

    @Parameters(
            index = "1",
            paramLabel = "NEW",
            description = "A report in JSON, a recording, or a folder of recordings.")
    private Path now;

    @Mixin
    private Configured configured;

    @Option(
            names = "--output",
            paramLabel = "asff=FILE",
            description = "Write what is gone as findings of Security Hub to archive: of checks and regions that NEW"
                    + " covers, whose resource NEW does not have.")
    private String output;

    @Override
    public Integer call() throws IOException {
        Optional<Path> archive = archive();
        Registry registry = AllChecks.registry();
        ConfigFile settings = configured.read(registry);
        try (Saved before = Saved.open(old, registry, settings);
                Saved after = Saved.open(now, registry, settings)) {
            if (before.about().alone() != after.about().alone()) {
                throw new UsageError((before.about().alone() ? now : old)
                        + " is a report of several accounts, and the other is of one");
            }
            if (archive.isEmpty()) {
                return told(before, after, Archive.NONE);
            }
            AsffReporter reporter = new AsffReporter(registry);
            AtomicInteger code = new AtomicInteger();
            WholeFile.write(
                    archive.get(), text -> code.set(told(before, after, (was, is) -> reporter.archive(was, is, text))));
            return code.get();
        }
    }

    /** Takes what is gone of an account. */
    @FunctionalInterface
    private interface Archive {
        Archive NONE = (was, is) -> {};

        void take(Report was, Report is) throws IOException;
    }

    /** Compares account by account; one that is in one report alone had, or has, no findings. */
    private int told(Saved before, Saved after, Archive archive) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        int changes = 0;
        boolean worse = false;
        TreeMap<String, String> facts = new TreeMap<>();
        while (before.peek().isPresent() || after.peek().isPresent()) {
            Optional<Report> was;
            Optional<Report> is;
            if (before.about().alone()) {
                was = before.take();
                is = after.take();
                tellOthers(was.orElseThrow(), is.orElseThrow());
            } else {
                String account = Stream.of(before.peek(), after.peek())
                        .flatMap(Optional::stream)
                        .map(report -> report.account().id())
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
                was = before.take(account);
                is = after.take(account);
            }
            Map<String, String> its = was.isPresent() && is.isPresent() ? facts(before, after) : Map.of();
            Report earlier = was.orElseGet(() -> nothing(is));
            Report later = is.orElseGet(() -> nothing(was));
            archive.take(earlier, later);
            Told told = tell(earlier, later, its, out);
            changes += told.changes();
            worse |= told.worse();
            its.forEach((name, what) ->
                    facts.put(before.about().alone() ? name : later.account().id() + " " + name, what));
        }
        if (changes == 0) {
            out.println("no finding is different");
        }
        if (!facts.isEmpty()) {
            out.println();
            out.println("answers of AWS that are different:");
            facts.forEach((name, what) -> out.println("  " + what + " " + name));
        }
        out.flush();
        return worse ? ExitCode.FAILURES : ExitCode.CLEAN;
    }

    private void tellOthers(Report was, Report is) {
        if (!was.account().id().equals(is.account().id())) {
            spec.commandLine()
                    .getErr()
                    .println("harden: " + old + " is of account "
                            + was.account().id() + ", and " + now + " of account "
                            + is.account().id() + ": findings of different accounts are compared");
        }
    }

    /** Gives the answers that are different, where both were judged from recordings. */
    private static Map<String, String> facts(Saved before, Saved after) throws IOException {
        return before.recording().isPresent() && after.recording().isPresent()
                ? facts(
                        Recording.read(before.recording().get()),
                        Recording.read(after.recording().get()))
                : Map.of();
    }

    private Optional<Path> archive() {
        if (output == null) {
            return Optional.empty();
        }
        if (!output.startsWith("asff=") || output.equals("asff=")) {
            throw new UsageError("--output of 'harden diff' takes asff=FILE, not '" + output + "'");
        }
        Path file = Path.of(output.substring("asff=".length()));
        OutputFiles.requireWritable(file);
        return Optional.of(file);
    }

    /** Is what was told: how many changes, and whether something is new or worse. */
    private record Told(int changes, boolean worse) {}

    private static Told tell(Report before, Report after, Map<String, String> facts, PrintWriter out) {
        Comparison comparison = new Comparison(before, after);
        List<Change> changes = comparison.changes();
        for (Change change : changes) {
            out.println(line(change));
            decided(change, facts).forEach(line -> out.println("    " + line));
        }
        boolean worse = after.findings().stream()
                .filter(finding -> finding.status() == Status.FAIL || finding.status() == Status.UNKNOWN)
                .anyMatch(comparison::isNewOrWorse);
        return new Told(changes.size(), worse);
    }

    private static Report nothing(Optional<Report> other) {
        return other.orElseThrow().with(List.of(), List.of());
    }

    static String line(Change change) {
        Finding finding = change.after().or(change::before).orElseThrow();
        String verdict = change.before()
                        .map(one -> one.status() + " "
                                + Terminal.plain(one.outcome().message()))
                        .orElse("")
                + (change.before().isPresent() && change.after().isPresent() ? " -> " : "")
                + change.after()
                        .map(one -> one.status() + " "
                                + Terminal.plain(one.outcome().message()))
                        .orElse("");
        return change.kind().name().toLowerCase(Locale.ROOT) + "  " + finding.check() + "  "
                + Terminal.plain(Named.placed(finding)) + ": " + verdict;
    }

    /** Names the answers that are different among those that a finding was decided from. */
    private static List<String> decided(Change change, Map<String, String> facts) {
        List<String> lines = new ArrayList<>();
        change.after().or(change::before).orElseThrow().marks().exchanges().stream()
                .flatMap(name -> facts.keySet().stream().filter(entry -> entry.startsWith("exchanges/" + name)))
                .map(name -> facts.get(name) + " " + name)
                .forEach(lines::add);
        return lines;
    }

    private static Map<String, String> facts(Recording old, Recording now) {
        Map<String, String> before = old.manifest().entries();
        Map<String, String> after = now.manifest().entries();
        Map<String, String> facts = new TreeMap<>();
        after.forEach((name, sum) -> {
            if (!sum.equals(before.get(name))) {
                facts.put(name, before.containsKey(name) ? "changed" : "new");
            }
        });
        before.keySet().stream().filter(name -> !after.containsKey(name)).forEach(name -> facts.put(name, "gone"));
        return facts;
    }
}
