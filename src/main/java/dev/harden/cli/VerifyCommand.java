package dev.harden.cli;

import dev.harden.checks.Registry;
import dev.harden.engine.Result;
import dev.harden.model.Comparison;
import dev.harden.model.Report;
import dev.harden.model.Status;
import dev.harden.session.tape.Manifest;
import dev.harden.session.tape.Recording;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
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
            "3:the report says something else, or is of another recording"
        })
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A recording that --record wrote.")
    private Path file;

    @Option(names = "--report", paramLabel = "REPORT", description = "A report in JSON that is said to be of it.")
    private Path report;

    @Mixin
    private Configured configured;

    @Mixin
    private Expected expected;

    @Override
    public Integer call() throws IOException {
        Registry registry = AllChecks.registry();
        expected.check();
        ConfigFile settings = configured.read(registry);
        List<Report> said = report == null ? List.of() : List.of(Saved.jsonAsItIs(report));
        Manifest manifest = Recording.read(file).manifest();
        Result result = Saved.recording(file, registry.checks(), settings.options());
        Report again = result.report();
        expected.require(again.account().id(), settings);
        PrintWriter out = spec.commandLine().getOut();
        out.println(file + ": whole, " + manifest.entries().size() + " answers match their SHA-256 sums");
        out.println("SHA-256 " + again.origin().recording().orElseThrow());
        out.println("account " + again.account().id() + ", audited as "
                + Terminal.plain(again.account().caller()) + ", at " + again.startedAt() + ", recorded by harden "
                + Terminal.plain(manifest.tool()));
        out.println("judged again by harden " + again.tool() + ": " + again.count(Status.FAIL) + " fail, "
                + again.count(Status.UNKNOWN) + " unknown, " + again.count(Status.PASS) + " pass, "
                + again.count(Status.NOT_APPLICABLE) + " not applicable");
        boolean holds = said.isEmpty() || holds(said.get(0), again, out);
        out.flush();
        return holds ? ExitCode.CLEAN : ExitCode.FAILURES;
    }

    private boolean holds(Report said, Report again, PrintWriter out) {
        if (!said.origin().recording().equals(again.origin().recording())) {
            out.println(report + " is of another recording: it names "
                    + said.origin().recording().orElse("none"));
            return false;
        }
        List<Comparison.Change> changes = new Comparison(said, again.onlyChecksOf(said)).changes();
        changes.forEach(change -> out.println(DiffCommand.line(change)));
        out.println(
                changes.isEmpty()
                        ? report + " says what the recording gives"
                        : report + " says something else in " + changes.size() + " places");
        return changes.isEmpty();
    }
}
