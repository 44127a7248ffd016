package dev.harden.cli;

import dev.harden.checks.Registered;
import dev.harden.checks.Registry;
import dev.harden.engine.Engine;
import dev.harden.engine.Plan;
import dev.harden.engine.Progress;
import dev.harden.engine.Result;
import dev.harden.model.Destination;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Tally;
import dev.harden.session.Session;
import dev.harden.session.tape.Planned;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
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
            "1:the tool failed, for example without credentials",
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
    private ExcludedRegions excluded;

    @Mixin
    private Accounts accounts;

    @Mixin
    private Selection selection;

    @Mixin
    private Presenting presenting;

    @Mixin
    private Gate gate;

    @Mixin
    private Until until;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "Keep AWS's answers in a zip, for --replay; of several accounts in a folder, one zip an account.")
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
        excluded.check(access.regions());
        accounts.check();
        accounts.check(access);
        until.check();
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
        try (Acceptances accepted = gate.acceptances(settings)) {
            return one(registry, checks, files, settings, accepted);
        }
    }

    private int one(
            Registry registry,
            List<Registered> checks,
            Map<Path, Format> files,
            ConfigFile settings,
            Acceptances accepted)
            throws IOException {
        access.roleArn().ifPresent(role -> gate.expected().requireOfRole(role, settings));
        Plan plan =
                new Plan(checks, access.regions()).without(excluded.regions()).waiving(settings.waivers());
        if (gate.isOfSomeAccounts(settings, accepted)) {
            plan = plan.permitting(account -> gate.require(account.id(), settings, accepted));
        }
        Result result = run(plan, settings);
        Report report = accepted.judge(result.report().by(selection.benchmarks()));
        Organization about = Organization.of(report);
        try (Outputs outputs =
                presenting.open(about, registry, files, spec.commandLine().getOut())) {
            outputs.add(report);
            Tally tally = outputs.end();
            Gate.tell(tally, about, spec.commandLine().getErr());
            tell(result.defects());
            return gate.code(tally, !result.defects().isEmpty());
        }
    }

    private int several(Registry registry, List<Registered> checks, Map<Path, Format> files) throws IOException {
        presenting.requireOneText();
        ConfigFile settings = gate.settings(registry);
        OrganizationAudit audit = new OrganizationAudit(
                access,
                accounts,
                until.deadline(),
                checks,
                selection.benchmarks(),
                settings,
                gate.expected(),
                excluded.regions(),
                accounts.listed(registry),
                new Recordings(Optional.ofNullable(record)),
                Optional.empty(),
                spec.commandLine().getErr(),
                presenting.quiet());
        try (Acceptances accepted = gate.acceptances(settings)) {
            AtomicBoolean defects = new AtomicBoolean();
            Tally tally = audit.run(
                    about -> presenting.open(
                            about, registry, files, spec.commandLine().getOut()),
                    accepted,
                    defect -> {
                        defects.set(true);
                        tell(List.of(defect));
                    });
            return gate.code(tally, defects.get() || tally.hasDefects());
        }
    }

    private Result run(Plan plan, ConfigFile settings) throws IOException {
        try (Session session = Sessions.open(access, settings.pace(), plan.checks(), record != null)) {
            Result result = audit(session.until(until.deadline()), plan, settings);
            if (record != null) {
                session.saveRecording(
                        record,
                        Version.number(),
                        new Planned(
                                plan.checks().stream().map(Registered::id).toList(), plan.regions(), plan.excluded()));
                return Recorded.as(result, Recorded.sha256(record));
            }
            Optional<String> recording = Sessions.recording(access);
            return recording.isPresent() ? Recorded.as(result, recording.get()) : result;
        }
    }

    private Result audit(Session session, Plan plan, ConfigFile settings) {
        int threads = access.parallel() * THREADS_A_CALL;
        if (presenting.quiet()) {
            return new Engine(Version.number(), session, session::calls, settings.options(), threads, Progress.SILENT)
                    .run(plan);
        }
        try (ProgressLine progress = ProgressLine.open("steps")) {
            return new Engine(Version.number(), session, session::calls, settings.options(), threads, progress)
                    .run(plan);
        }
    }

    private void tell(List<Throwable> defects) {
        Defects.tell(defects, spec.commandLine().getErr());
    }
}
