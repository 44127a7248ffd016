package dev.harden.cli;

import dev.harden.checks.Registered;
import dev.harden.engine.Inquiry;
import dev.harden.engine.Progress;
import dev.harden.facts.Deadline;
import dev.harden.model.Account;
import dev.harden.model.Organization;
import dev.harden.model.Shell;
import dev.harden.model.Tally;
import dev.harden.organization.Doors;
import dev.harden.organization.Listed;
import dev.harden.organization.ListedDoors;
import dev.harden.organization.Manifest;
import dev.harden.organization.RoleDoors;
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
 * @param deadline when the run has to end
 * @param checks the selected checks
 * @param benchmarks the ids of the benchmarks to report by
 * @param settings what the config file says
 * @param expected which accounts alone may be audited
 * @param excluded the codes of the regions not to judge
 * @param listed the accounts of the accounts file; none where there is no such file
 * @param recordings keeps what the accounts answer
 * @param fixing takes the plan of each account; absent where none is wanted
 * @param err where the user is told what is no report
 * @param quiet whether the user wants no progress
 */
record OrganizationAudit(
        Access access,
        Accounts accounts,
        Deadline deadline,
        List<Registered> checks,
        List<String> benchmarks,
        ConfigFile settings,
        Expected expected,
        List<String> excluded,
        List<Listed> listed,
        Recordings recordings,
        Optional<Run.Keeper> fixing,
        PrintWriter err,
        boolean quiet) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Is a place where reports go, opened when it is known what they are about. */
    @FunctionalInterface
    interface Opening {
        Outputs open(Organization about) throws IOException;
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
        Optional<Session> session =
                listed.isEmpty() || listed.stream().anyMatch(line -> !line.way().isProfile())
                        ? Optional.of(Sessions.several(
                                        access, settings.pace(), checks, accounts.wanted(), startedAt, recording())
                                .until(deadline))
                        : Optional.empty();
        try {
            Optional<Account> self = session.map(base -> Roster.self(Inquiry.facts(base)));
            Manifest manifest =
                    before.map(RunFolder::manifest).orElseGet(() -> manifest(roster(session), startedAt, self));
            require(manifest, before, self);
            RunFolder folder = before.isPresent() ? resumed(before.get(), self) : begun(manifest);
            try (Doors doors = doors(session, self, startedAt)) {
                return over(folder, doors, session, opening, accepted, defects);
            }
        } finally {
            session.ifPresent(Session::close);
        }
    }

    private boolean recording() {
        return recordings.folder().isPresent();
    }

    private Roster roster(Optional<Session> session) {
        return listed.isEmpty()
                ? Roster.of(accounts.wanted(), Inquiry.facts(session.orElseThrow()))
                : Roster.of(listed);
    }

    /** Holds the run to what is expected of it, before an account is asked. */
    private void require(Manifest manifest, Optional<RunFolder> before, Optional<Account> self) {
        expected.require(manifest.about(), settings);
        List<String> open = manifest.accounts().stream()
                .filter(account -> before.filter(folder -> folder.has(account)).isEmpty())
                .toList();
        if (before.isEmpty()) {
            recordings.requireRoom(open);
        }
        listed.stream().filter(line -> open.contains(line.account())).forEach(line -> {
            if (!line.way().isProfile()
                    && !line.partition().isEmpty()
                    && !line.partition().equals(self.orElseThrow().partition())) {
                throw new UsageError(line.where() + ": the account is in partition " + line.partition()
                        + ", and the credentials that assume its role are of "
                        + self.get().partition()
                        + "; a profile reaches it");
            }
        });
        LineProfiles.require(
                listed.stream().filter(line -> open.contains(line.account())).toList(),
                line -> Sessions.line(access, settings.pace(), checks, line, manifest.startedAt(), false)
                        .until(deadline));
    }

    private Doors doors(Optional<Session> session, Optional<Account> self, Instant startedAt) {
        return listed.isEmpty()
                ? new RoleDoors(session.orElseThrow(), self.orElseThrow(), terms())
                : new ListedDoors(
                        listed,
                        session,
                        self.map(Account::partition).orElse("aws"),
                        line -> Sessions.line(access, settings.pace(), checks, line, startedAt, recording())
                                .until(deadline),
                        terms());
    }

    private Tally over(
            RunFolder folder,
            Doors doors,
            Optional<Session> session,
            Opening opening,
            Acceptances accepted,
            Consumer<Throwable> defects)
            throws IOException {
        Organization about = folder.manifest().about();
        boolean ended = false;
        try (Outputs outputs = opening.open(about)) {
            accepted.requireAnyOf(about);
            recordings.begin();
            Tally tally = audit(
                    new Run(folder, doors, session, terms(), fixing.orElse(recordings), defects), outputs, accepted);
            Gate.tell(tally, about, err);
            ended = true;
            return tally;
        } finally {
            if (isOfNoMoreUse(folder, ended)) {
                folder.delete();
            }
        }
    }

    private Tally audit(Run run, Outputs outputs, Acceptances accepted) throws IOException {
        if (quiet) {
            run.each(Progress.SILENT, report -> outputs.add(accepted.judge(report)));
        } else {
            try (ProgressLine progress = ProgressLine.open("accounts")) {
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
        // A plan takes what the accounts answered, so that nothing goes on with one, and nothing is merged.
        boolean asked = accounts.work().isPresent()
                || accounts.resume().isPresent()
                || manifest.shard().of() > 1 && fixing.isEmpty();
        return !asked
                && (ended || fixing.isPresent() || manifest.accounts().stream().noneMatch(folder::has));
    }

    private RunFolder begun(Manifest manifest) throws IOException {
        String stamp = "harden-run-" + STAMP.format(manifest.startedAt())
                + (manifest.shard().of() == 1 ? "" : "-" + manifest.shard().number());
        Path path = accounts.work().orElse(Path.of(stamp));
        if (RunFolder.holdsRun(path)) {
            throw new UsageError(path + " contains a run already; continue it with --resume "
                    + Shell.word(path.toString()) + ", or name another folder with --work");
        }
        if (Files.isRegularFile(path)) {
            throw new UsageError(path + " is a file; --work takes a folder");
        }
        if (!Files.isDirectory(path)) {
            OutputFiles.requireWritable(path);
        }
        RunFolder folder = RunFolder.begin(path, manifest);
        if (!quiet && fixing.isEmpty()) {
            err.println("harden: " + manifest.accounts().size()
                    + " accounts; after an interruption, the same command with --resume " + Shell.word(path.toString())
                    + " goes on");
        }
        return folder;
    }

    private RunFolder resumed(RunFolder folder, Optional<Account> self) {
        Manifest manifest = folder.manifest();
        Roster same = listed.isEmpty() ? manifest.roster() : Roster.of(listed);
        Manifest now = manifest(same, manifest.startedAt(), self);
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

    private Manifest manifest(Roster roster, Instant startedAt, Optional<Account> self) {
        Map<String, String> told = new TreeMap<>();
        self.ifPresent(account -> told.put("credentials of account", account.id()));
        listed.forEach(line -> told.put("account " + line.account() + " of the accounts file", line.told()));
        told.put("--record", recording() ? "given" : "");
        told.put("--organization", String.valueOf(accounts.wanted().organization()));
        told.put("--ou", String.join(",", accounts.wanted().units()));
        told.put("--account", String.join(",", accounts.wanted().accounts()));
        told.put("--role-name", accounts.role());
        told.put("--region", String.join(",", access.regions().stream().sorted().toList()));
        told.put("--exclude-region", String.join(",", excluded.stream().sorted().toList()));
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
                excluded,
                benchmarks,
                settings.options(),
                accounts.role(),
                access.externalId(),
                settings.pace(),
                settings.waivers(),
                fixing.isPresent(),
                accounts.atOnce(),
                threads);
    }
}
