package dev.harden.cli;

import dev.harden.checks.Registered;
import dev.harden.checks.Registry;
import dev.harden.engine.Engine;
import dev.harden.engine.Plan;
import dev.harden.engine.Progress;
import dev.harden.engine.Result;
import dev.harden.model.Destination;
import dev.harden.model.Report;
import dev.harden.model.Tally;
import dev.harden.session.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    static final int THREADS_A_CALL = 2;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Access access;

    @Mixin
    private Accounts accounts;

    @Mixin
    private Selection selection;

    @Mixin
    private Presenting presenting;

    @Mixin
    private Gate gate;

    @Option(names = "--record", paramLabel = "FILE", description = "Keep AWS's answers in a zip, for --replay.")
    private Path record;

    @Option(names = "--debug", description = "Print each request's name, and stack traces of defects.")
    private boolean debug;

    @Override
    public Integer call() throws IOException {
        if (debug) {
            Logging.beDebug();
        }
        Registry registry = AllChecks.registry();
        access.check(accounts.several());
        accounts.check();
        List<Registered> checks = selection.of(registry);
        Map<Path, Format> files = presenting.files();
        if (accounts.several()) {
            return several(registry, checks, files);
        }
        if (record != null) {
            if (access.offline()) {
                throw new UsageError("--record keeps a live audit; it does not go with --replay and --demo");
            }
            OutputFiles.requireWritable(record);
            if (!Destination.keeps(record)) {
                throw new UsageError("--record " + record + " is a device or a pipe, which keeps nothing; name a file");
            }
        }
        ConfigFile settings = gate.settings(registry);
        List<Report> baselines = gate.baselines();
        Result result = run(checks, settings);
        Report report = Gate.judge(result.report().by(selection.benchmarks()), settings, baselines);
        presenting.write(report, registry, files, spec.commandLine().getOut());
        tell(result.defects());
        return gate.code(report, !result.defects().isEmpty());
    }

    private int several(Registry registry, List<Registered> checks, Map<Path, Format> files) throws IOException {
        if (record != null) {
            throw new UsageError(
                    "--record keeps the audit of one account; it does not go with --organization and" + " --account");
        }
        presenting.requireOneText();
        ConfigFile settings = gate.settings(registry);
        OrganizationAudit audit = new OrganizationAudit(
                access,
                accounts,
                checks,
                selection.benchmarks(),
                settings,
                spec.commandLine().getErr(),
                presenting.quiet());
        try (Acceptances accepted = gate.acceptances(settings)) {
            Tally tally = audit.run(
                    about -> presenting.several(
                            about, registry, files, spec.commandLine().getOut()),
                    accepted,
                    defect -> tell(List.of(defect)));
            return gate.code(tally, tally.hasDefects());
        }
    }

    private Result run(List<Registered> checks, ConfigFile settings) throws IOException {
        try (Session session = Sessions.open(access, settings.pace(), checks, record != null)) {
            Result result = audit(session, checks, settings);
            if (record != null) {
                session.saveRecording(record, Version.number());
                return Saved.recorded(result, Saved.sha256(record));
            }
            Optional<String> recording = Sessions.recording(access);
            return recording.isPresent() ? Saved.recorded(result, recording.get()) : result;
        }
    }

    private Result audit(Session session, List<Registered> checks, ConfigFile settings) {
        Plan plan = new Plan(checks, access.regions());
        int threads = access.parallel() * THREADS_A_CALL;
        if (presenting.quiet() || !Terminal.errorIsTerminal()) {
            return new Engine(Version.number(), session, session::calls, settings.options(), threads, Progress.SILENT)
                    .run(plan);
        }
        try (ProgressLine progress = new ProgressLine(System.err, "steps")) {
            return new Engine(Version.number(), session, session::calls, settings.options(), threads, progress)
                    .run(plan);
        }
    }

    private void tell(List<Throwable> defects) {
        PrintWriter err = spec.commandLine().getErr();
        for (Throwable defect : defects) {
            err.println("harden: a defect kept a check from its end: " + Terminal.plain(defect.toString()));
            if (Logging.debug()) {
                defect.printStackTrace(err);
            }
        }
    }
}
