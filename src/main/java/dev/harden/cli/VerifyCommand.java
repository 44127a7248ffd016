package dev.harden.cli;

import dev.harden.checks.Registry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks that recordings are what was recorded, and judges them again. */
@Command(
        name = "verify",
        description = "Checks the sums of recordings, judges them again, and compares that with a report.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the recording is whole, and gives what the report says",
            "2:wrong usage, or a recording that is damaged or was changed",
            "3:the report says something else, is of another recording or says what no recording holds, or a signature does"
                    + " not hold"
        })
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description = "A recording that --record wrote, or of several accounts the folder with one an account.")
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
        if (!Files.exists(file)) {
            throw new UsageError("there is no recording " + file);
        }
        ConfigFile settings = configured.read(registry);
        PrintWriter out = spec.commandLine().getOut();
        boolean holds;
        try (Acceptances accepted = Acceptances.of(settings.waivers(), Optional.ofNullable(baseline))) {
            Verification verification = new Verification(registry, settings, accepted, signed, expected, out);
            holds = report == null ? verification.recordings(file) : verification.report(file, report);
        }
        out.flush();
        return holds ? ExitCode.CLEAN : ExitCode.FAILURES;
    }
}
