package dev.harden.cli;

import dev.harden.checks.Registered;
import dev.harden.checks.Registry;
import dev.harden.model.Report;
import dev.harden.model.Status;
import dev.harden.report.Differences;
import dev.harden.session.tape.Manifest;
import dev.harden.session.tape.Recording;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks that a recording is what was recorded, and judges it again. */
@Command(
        name = "verify",
        description = "Checks a recording's sums, judges it again, and compares that with a report.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the recording is whole, and gives what the report says",
            "2:wrong usage, or a recording that is damaged or was changed",
            "3:the report says something else, or is of another recording, or a signature does not hold"
        })
final class VerifyCommand implements Callable<Integer> {
    /** As many differences as somebody reads. */
    private static final int MOST = 200;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A recording that --record wrote.")
    private Path file;

    @Option(names = "--report", paramLabel = "REPORT", description = "A report in JSON that is said to be of it.")
    private Path report;

    @Option(
            names = "--baseline",
            paramLabel = "BASELINE",
            description = "The baseline that the report was made with, in JSON, where it was.")
    private Path baseline;

    @Mixin
    private Configured configured;

    @Mixin
    private Signed signed;

    @Mixin
    private Expected expected;

    @Override
    public Integer call() throws IOException {
        Registry registry = AllChecks.registry();
        expected.check();
        signed.check();
        if (baseline != null && report == null) {
            throw new UsageError("--baseline goes with --report");
        }
        ConfigFile settings = configured.read(registry);
        Optional<Report> said = report == null ? Optional.empty() : Optional.of(Saved.jsonAsItIs(report));
        List<Report> baselines = baseline == null ? List.of() : List.of(Saved.json(baseline));
        Manifest manifest = Recording.read(file).manifest();
        Report again = judged(registry, settings, said);
        expected.require(again.account().id(), settings);
        PrintWriter out = spec.commandLine().getOut();
        tell(manifest, again, registry, out);
        boolean holds = signed.holds(file, out);
        if (report != null) {
            holds &= signed.holds(report, out);
            holds &= holds(said.orElseThrow(), Gate.judge(again, settings, baselines), out);
        }
        out.flush();
        return holds ? ExitCode.CLEAN : ExitCode.FAILURES;
    }

    /** Judges the recording again: by the checks that a report names, else by all. */
    private Report judged(Registry registry, ConfigFile settings, Optional<Report> said) throws IOException {
        List<Registered> checks = registry.checks().stream()
                .filter(check -> said.isEmpty() || said.get().extent().checks().contains(check.id()))
                .toList();
        Report again = Saved.recording(file, checks, settings.options()).report();
        return said.isEmpty() ? again : again.by(said.get().extent().benchmarks());
    }

    private void tell(Manifest manifest, Report again, Registry registry, PrintWriter out) {
        out.println(file + ": whole, " + manifest.entries().size() + " answers match their SHA-256 sums");
        out.println("SHA-256 " + again.origin().recording().orElseThrow());
        out.println("account " + again.account().id() + ", audited as "
                + Terminal.plain(again.account().caller()) + ", at " + again.startedAt() + ", recorded by harden "
                + Terminal.plain(manifest.tool()));
        out.println("answered by " + Terminal.plain(again.origin().answeredBy().orElseThrow()));
        int checks = again.extent().checks().size();
        int all = registry.checks().size();
        int planned = manifest.plan().map(plan -> plan.checks().size()).orElse(all);
        String recorded = planned < all ? "; it was recorded for " + planned + " of them" : "";
        out.println("judged again by harden " + again.tool() + " by " + checks + " of " + all + " checks, in "
                + (again.regions().size() == 1 ? "1 region" : again.regions().size() + " regions")
                + recorded + ": " + again.count(Status.FAIL) + " fail, " + again.count(Status.UNKNOWN) + " unknown, "
                + again.count(Status.PASS) + " pass, " + again.count(Status.NOT_APPLICABLE) + " not applicable");
    }

    private boolean holds(Report said, Report again, PrintWriter out) throws IOException {
        if (!said.tool().equals(again.tool())) {
            out.println(report + " says that harden " + Terminal.plain(said.tool()) + " wrote it");
        }
        List<String> differences;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(report))) {
            differences = Differences.between(in, again, AllChecks.registry());
        }
        differences.stream().limit(MOST).forEach(line -> out.println("different: " + Terminal.plain(line)));
        int more = differences.size() - MOST;
        if (more > 0) {
            out.println("and " + more + " more");
        }
        if (differences.isEmpty()) {
            out.println(report + " says what the recording gives");
            return true;
        }
        out.println(report + " says something else in " + differences.size()
                + (differences.size() == 1 ? " place" : " places")
                + "; where it was made with --config or --baseline, verify it with the same");
        return false;
    }
}
