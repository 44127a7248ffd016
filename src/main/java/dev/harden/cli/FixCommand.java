package dev.harden.cli;

import dev.harden.checks.Registered;
import dev.harden.checks.Registry;
import dev.harden.engine.Engine;
import dev.harden.engine.Plan;
import dev.harden.engine.Progress;
import dev.harden.engine.Result;
import dev.harden.model.Acceptance;
import dev.harden.model.Report;
import dev.harden.model.View;
import dev.harden.report.FixChoice;
import dev.harden.report.FixSheet;
import dev.harden.session.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plans what to do about the failures of an account, and writes scripts that do it. Changes nothing itself. */
@Command(
        name = "fix",
        description = "Audits an account, and plans what to do about its failures: tried in a model of the account, and"
                + " written as a script. Changes nothing itself.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the plan is made",
            "1:the tool failed, as without credentials; of several accounts, also where one has no plan",
            "2:wrong usage"
        })
final class FixCommand implements Callable<Integer> {
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
    private Configured configured;

    @Mixin
    private Expected expected;

    @Mixin
    private FixOutputs outputs;

    @Mixin
    private Until until;

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
        expected.check();
        FixChoice choice = outputs.choice();
        outputs.check(accounts.several());
        List<Registered> checks = selection.of(registry);
        ConfigFile settings = configured.read(registry);
        if (accounts.several()) {
            return several(registry, checks, settings, choice);
        }
        access.roleArn().ifPresent(role -> expected.requireOfRole(role, settings));
        Plan plan = new Plan(checks, access.regions())
                .without(excluded.regions())
                .waiving(settings.waivers())
                .proving();
        if (expected.limits(settings)) {
            plan = plan.permitting(account -> expected.require(account.id(), settings));
        }
        Result result = run(plan, settings);
        Report report = Acceptance.waive(result.report(), settings.waivers());
        outputs.write(
                FixSheet.of(report, result.fixes(), choice), spec.commandLine().getOut());
        Defects.tell(result.defects(), spec.commandLine().getErr());
        outputs.tellUnused(FixOutputs.taken(result.fixes()), spec.commandLine().getErr());
        return result.defects().isEmpty() ? ExitCode.CLEAN : ExitCode.TOOL_FAILED;
    }

    private Result run(Plan plan, ConfigFile settings) throws IOException {
        try (Session session = Sessions.open(access, settings.pace(), plan.checks(), false)) {
            Session timed = session.until(until.deadline());
            int threads = access.parallel() * AuditCommand.THREADS_A_CALL;
            if (outputs.quiet()) {
                return new Engine(Version.number(), timed, timed::calls, settings.options(), threads, Progress.SILENT)
                        .run(plan);
            }
            try (ProgressLine progress = ProgressLine.open("steps")) {
                return new Engine(Version.number(), timed, timed::calls, settings.options(), threads, progress)
                        .run(plan);
            }
        }
    }

    /** Makes a plan and its files for each account by itself; a script is for one account. */
    private int several(Registry registry, List<Registered> checks, ConfigFile settings, FixChoice choice)
            throws IOException {
        if (accounts.resume().isPresent()) {
            throw new UsageError(
                    "--resume goes on with an audit, of which the reports are kept; a plan takes what the accounts answered,"
                            + " which is not: run it again for the accounts that have none, named with --account");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        FixSeveral plans = new FixSeveral(outputs, choice, settings.waivers());
        OrganizationAudit audit = new OrganizationAudit(
                access,
                accounts,
                until.deadline(),
                checks,
                selection.benchmarks(),
                settings,
                expected,
                excluded.regions(),
                accounts.listed(registry),
                new Recordings(Optional.empty()),
                Optional.of(plans),
                err,
                outputs.quiet());
        AtomicBoolean defects = new AtomicBoolean();
        try (Acceptances accepted = Acceptances.of(settings.waivers(), Optional.empty())) {
            audit.run(about -> new Outputs(about, View.ALL, List.of(), new Each()), accepted, defect -> {
                defects.set(true);
                Defects.tell(List.of(defect), err);
            });
        }
        plans.tell(out, err);
        outputs.tellUnused(plans.taken(), err);
        return defects.get() || plans.hasMissing() ? ExitCode.TOOL_FAILED : ExitCode.CLEAN;
    }
}
