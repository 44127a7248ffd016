package dev.harden.cli;

import dev.harden.checks.Registered;
import dev.harden.checks.Registry;
import dev.harden.engine.Engine;
import dev.harden.engine.Plan;
import dev.harden.engine.Progress;
import dev.harden.engine.Result;
import dev.harden.session.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Audits an account. */
@Command(
        name = "audit",
        description = "Audits an account with the credentials of the AWS default chain.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing failed at or above --fail-on",
            "1:the tool failed, as without credentials",
            "2:wrong usage",
            "3:something at or above --fail-on failed",
            "4:nothing failed, but something at or above --fail-on could not be judged"
        })
final class AuditCommand implements Callable<Integer> {
    /** Threads wait for each other's answers, so more of them than calls may be under way. */
    private static final int THREADS_A_CALL = 2;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Access access;

    @Mixin
    private Selection selection;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "Of standard output: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(
            names = "--output",
            paramLabel = "FORMAT=FILE",
            description = "Write the report to a file too, whole or not at all; repeatable.")
    private List<String> outputs = new ArrayList<>();

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "low",
            description = "Least severity that counts for the exit code: ${COMPLETION-CANDIDATES}"
                    + " (default: ${DEFAULT-VALUE}).")
    private FailOn failOn;

    @Option(names = "--allow-unknown", description = "What could not be judged does not count for the exit code.")
    private boolean allowUnknown;

    @Option(names = "--config", paramLabel = "FILE", description = "YAML with options of checks, and pace.")
    private Path config;

    @Option(names = "--record", paramLabel = "FILE", description = "Keep AWS's answers in a zip, for --replay.")
    private Path record;

    @Option(names = "--no-color", description = "No colours.")
    private boolean noColor;

    @Option(names = "--quiet", description = "No progress, and no table: exit code, --output and other formats alone.")
    private boolean quiet;

    @Option(names = "--debug", description = "Print each request's name, and stack traces of defects.")
    private boolean debug;

    @Override
    public Integer call() throws IOException {
        if (debug) {
            Logging.beDebug();
        }
        Registry registry = AllChecks.registry();
        access.check();
        List<Registered> checks = selection.of(registry);
        Map<Path, Format> files = OutputFiles.parse(outputs);
        if (record != null) {
            if (access.offline()) {
                throw new UsageError("--record keeps a live audit; it does not go with --replay and --demo");
            }
            WholeFile.requireWritable(record);
        }
        ConfigFile settings = config == null ? ConfigFile.none() : ConfigFile.read(config, registry);
        Result result = run(checks, settings);
        report(result, registry, files);
        return ExitCode.of(result, failOn.severity(), allowUnknown);
    }

    private Result run(List<Registered> checks, ConfigFile settings) throws IOException {
        try (Session session = Sessions.open(access, settings.pace(), checks, record != null)) {
            Result result = audit(session, checks, settings);
            if (record != null) {
                session.saveRecording(record, Version.number());
            }
            return result;
        }
    }

    private Result audit(Session session, List<Registered> checks, ConfigFile settings) {
        Plan plan = new Plan(checks, access.regions());
        int threads = access.parallel() * THREADS_A_CALL;
        if (quiet || !Terminal.errorIsTerminal()) {
            return new Engine(Version.number(), session, session::calls, settings.options(), threads, Progress.SILENT)
                    .run(plan);
        }
        try (ProgressLine progress = new ProgressLine(System.err)) {
            return new Engine(Version.number(), session, session::calls, settings.options(), threads, progress)
                    .run(plan);
        }
    }

    private void report(Result result, Registry registry, Map<Path, Format> files) throws IOException {
        for (Map.Entry<Path, Format> file : files.entrySet()) {
            WholeFile.write(
                    file.getKey(), out -> file.getValue().forFile(registry).write(result.report(), out));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (!quiet || format != Format.table) {
            format.forOutput(registry, Terminal.colors() && !noColor).write(result.report(), out);
            out.flush();
        }
        PrintWriter err = spec.commandLine().getErr();
        for (Throwable defect : result.defects()) {
            err.println("harden: a defect kept a check from its end: " + Terminal.plain(defect.toString()));
            if (Logging.debug()) {
                defect.printStackTrace(err);
            }
        }
    }
}
