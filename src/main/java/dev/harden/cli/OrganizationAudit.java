package dev.harden.cli;

import dev.harden.checks.Registered;
import dev.harden.engine.Inquiry;
import dev.harden.engine.Progress;
import dev.harden.facts.Facts;
import dev.harden.model.Account;
import dev.harden.model.Organization;
import dev.harden.model.Shell;
import dev.harden.model.Tally;
import dev.harden.organization.Manifest;
import dev.harden.organization.Roster;
import dev.harden.organization.Run;
import dev.harden.organization.RunFolder;
import dev.harden.organization.Terms;
import dev.harden.session.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Audits several accounts.
 *
 * @param access how to get at AWS
 * @param accounts which accounts, and how they are entered
 * @param checks the selected checks
 * @param benchmarks the ids of the benchmarks to report by
 * @param settings what the config file says
 * @param err where the user is told what is no report
 * @param quiet whether the user wants no progress
 */
record OrganizationAudit(
        Access access,
        Accounts accounts,
        List<Registered> checks,
        List<String> benchmarks,
        ConfigFile settings,
        PrintWriter err,
        boolean quiet) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Is a place where reports go, opened when it is known what they are about. */
    @FunctionalInterface
    interface Opening {
        SeveralOutputs open(Organization about) throws IOException;
    }

    /** Runs, and gives what was counted. */
    Tally run(Opening opening, Acceptances accepted, Consumer<Throwable> defects) throws IOException {
        Optional<RunFolder> before = accounts.resume().isPresent()
                ? Optional.of(RunFolder.open(accounts.resume().get()))
                : Optional.empty();
        Instant startedAt = before.map(folder -> folder.manifest().startedAt())
                .or(() -> accounts.asOf(Instant.now()))
                .orElseGet(Instant::now)
                .truncatedTo(ChronoUnit.SECONDS);
        try (Session session = Sessions.several(access, settings.pace(), checks, accounts.wanted(), startedAt)) {
            Facts facts = Inquiry.facts(session);
            Account self = Roster.self(facts);
            RunFolder folder = before.isPresent()
                    ? resumed(before.get(), self)
                    : begun(manifest(Roster.of(accounts.wanted(), facts), startedAt, self));
            boolean ended = false;
            try (SeveralOutputs outputs = opening.open(folder.manifest().about())) {
                Tally tally = audit(new Run(folder, session, self, terms(), defects), outputs, accepted);
                ended = true;
                return tally;
            } finally {
                if (isOfNoMoreUse(folder, ended)) {
                    folder.delete();
                }
            }
        }
    }

    private Tally audit(Run run, SeveralOutputs outputs, Acceptances accepted) throws IOException {
        if (quiet || !Terminal.errorIsTerminal()) {
            run.each(Progress.SILENT, report -> outputs.add(accepted.judge(report)));
        } else {
            try (ProgressLine progress = new ProgressLine(System.err, "accounts")) {
                run.each(progress, report -> outputs.add(accepted.judge(report)));
            }
        }
        return outputs.end();
    }

    /**
     * Tells whether a folder that the user did not ask for can go: not that of a part, which is to be merged, and not while
     * there is something to go on with.
     */
    private boolean isOfNoMoreUse(RunFolder folder, boolean ended) {
        Manifest manifest = folder.manifest();
        boolean asked = accounts.work().isPresent()
                || accounts.resume().isPresent()
                || manifest.shard().of() > 1;
        return !asked && (ended || manifest.accounts().stream().noneMatch(folder::has));
    }

    private RunFolder begun(Manifest manifest) throws IOException {
        String stamp = "harden-run-" + STAMP.format(manifest.startedAt())
                + (manifest.shard().of() == 1 ? "" : "-" + manifest.shard().number());
        Path path = accounts.work().orElse(Path.of(stamp));
        if (RunFolder.holdsRun(path)) {
            throw new UsageError(path + " holds a run already; go on with it by --resume " + Shell.word(path.toString())
                    + ", or name another folder with --work");
        }
        if (Files.isRegularFile(path)) {
            throw new UsageError(path + " is a file; --work takes a folder");
        }
        if (!Files.isDirectory(path)) {
            OutputFiles.requireWritable(path);
        }
        RunFolder folder = RunFolder.begin(path, manifest);
        if (!quiet) {
            err.println("harden: " + manifest.accounts().size()
                    + " accounts; after an interruption, the same command with --resume " + Shell.word(path.toString())
                    + " goes on");
        }
        return folder;
    }

    private RunFolder resumed(RunFolder folder, Account self) {
        Manifest manifest = folder.manifest();
        Manifest now = manifest(manifest.roster(), manifest.startedAt(), self);
        manifest.difference(now).or(() -> now.difference(manifest)).ifPresent(difference -> {
            throw new UsageError("--resume " + folder.path() + " goes on with another run: " + difference);
        });
        accounts.asOf(Instant.now())
                .filter(time -> !time.equals(manifest.startedAt()))
                .ifPresent(time -> {
                    throw new UsageError("--resume " + folder.path() + " goes on with a run of " + manifest.startedAt()
                            + ", and --as-of says " + time);
                });
        if (!manifest.shard().equals(now.shard())) {
            throw new UsageError("--resume " + folder.path() + " goes on with another run: it is part "
                    + manifest.shard() + " of the accounts, not " + now.shard());
        }
        return folder;
    }

    private Manifest manifest(Roster roster, Instant startedAt, Account self) {
        Map<String, String> told = new TreeMap<>();
        told.put("credentials of account", self.id());
        told.put("--organization", String.valueOf(accounts.wanted().organization()));
        told.put("--ou", String.join(",", accounts.wanted().units()));
        told.put("--account", String.join(",", accounts.wanted().accounts()));
        told.put("--role-name", accounts.role());
        told.put("--region", String.join(",", access.regions().stream().sorted().toList()));
        told.put("--benchmark", String.join(",", benchmarks));
        told.put("options of checks", settings.options().toString());
        return new Manifest(
                Version.number(),
                startedAt,
                told,
                checks.stream().map(Registered::id).sorted().toList(),
                accounts.shard(),
                roster);
    }

    private Terms terms() {
        int threads = Math.max(4, access.parallel() * AuditCommand.THREADS_A_CALL / accounts.atOnce());
        return new Terms(
                checks,
                access.regions(),
                benchmarks,
                settings.options(),
                accounts.role(),
                access.externalId(),
                accounts.atOnce(),
                threads);
    }
}
