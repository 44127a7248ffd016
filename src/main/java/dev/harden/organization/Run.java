package dev.harden.organization;

import dev.harden.checks.Registered;
import dev.harden.engine.Engine;
import dev.harden.engine.Inquiry;
import dev.harden.engine.Others;
import dev.harden.engine.Plan;
import dev.harden.engine.Progress;
import dev.harden.engine.Result;
import dev.harden.engine.UnknownRegion;
import dev.harden.facts.Aws;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.NotOffered;
import dev.harden.facts.Offered;
import dev.harden.facts.organizations.DelegatedAdministrators;
import dev.harden.model.Account;
import dev.harden.model.CallOutcome;
import dev.harden.model.Cause;
import dev.harden.model.Coverage;
import dev.harden.model.Member;
import dev.harden.model.Organization;
import dev.harden.model.Origin;
import dev.harden.model.Report;
import dev.harden.model.Unknown;
import dev.harden.session.Entered;
import dev.harden.session.Session;
import dev.harden.session.Shut;
import dev.harden.session.tape.Planned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Audits the accounts of a run side by side, and keeps each report in the run's folder. What goes wrong in one account ends
 * in that account.
 */
public final class Run {
    /** Questions to other accounts are few and short. */
    private static final int JOINING_THREADS = 16;

    private final RunFolder folder;
    private final Doors doors;
    private final Terms terms;
    private final Keeper keeper;
    private final Consumer<Throwable> defects;
    private final Optional<Facts> own;

    /**
     * @param folder the run's folder
     * @param doors opens the ways to the accounts
     * @param session the way to AWS with the credentials that the run begins with, where it takes any
     * @param terms how accounts are audited
     * @param keeper keeps what an account answered
     * @param defects hears of defects of {@code harden} itself; each is an UNKNOWN in its report too
     */
    public Run(
            RunFolder folder,
            Doors doors,
            Optional<Session> session,
            Terms terms,
            Keeper keeper,
            Consumer<Throwable> defects) {
        this.folder = folder;
        this.doors = doors;
        this.terms = terms;
        this.keeper = keeper;
        this.defects = defects;
        this.own = session.map(Inquiry::facts);
    }

    /** Keeps what an account answered, and gives the report that names the recording. */
    @FunctionalInterface
    public interface Keeper {
        Report keep(Entered way, Result result, Planned planned, Report report) throws IOException;

        /** Hears what the run is about, before any account is asked. */
        default void begin(Organization about) {}

        /** Hears of an account that could not be looked into. */
        default void missing(String account, FactUnavailable why) {}
    }

    /** Takes the report of an account. */
    @FunctionalInterface
    public interface Taker {
        void take(Report report) throws IOException;
    }

    /**
     * Audits the accounts that are not done yet, and gives the report of each, in the order of their ids, as soon as all
     * before it are done.
     *
     * @throws IOException when a report cannot be kept or given on; accounts that are done stay in the folder
     * @throws dev.harden.engine.UnknownRegion when a region is wanted that is none
     */
    public void each(Progress progress, Taker taker) throws IOException {
        List<String> accounts = folder.manifest().accounts();
        List<String> open =
                accounts.stream().filter(account -> !folder.has(account)).toList();
        progress.planned(open.size());
        keeper.begin(folder.manifest().about());
        ExecutorService workers = Executors.newFixedThreadPool(terms.accountsAtOnce(), Run::daemon);
        ExecutorService joining = Executors.newFixedThreadPool(JOINING_THREADS, Run::daemon);
        try {
            Others others = others(joining);
            Map<String, CompletableFuture<Void>> under = new LinkedHashMap<>();
            for (String account : open) {
                under.put(
                        account,
                        CompletableFuture.runAsync(() -> keep(account, others), workers)
                                .thenRun(() -> progress.done("")));
            }
            for (String account : accounts) {
                Optional.ofNullable(under.remove(account)).ifPresent(CompletableFuture::join);
                taker.take(folder.report(account));
            }
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof UncheckedIOException full) {
                throw full.getCause();
            }
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed;
        } finally {
            workers.shutdownNow();
            joining.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "account");
        thread.setDaemon(true);
        return thread;
    }

    private void keep(String account, Others others) {
        try {
            folder.keep(audit(account, others));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        } finally {
            doors.leave(account);
        }
    }

    private Report audit(String account, Others others) throws IOException {
        Terms there = doors.terms(account);
        Origin origin = new Origin(folder.manifest().tool(), folder.manifest().startedAt(), Optional.empty());
        Optional<Entered> way = Optional.empty();
        try {
            way = Optional.of(doors.enter(account));
            Entered entered = way.get();
            Result result = new Engine(
                            origin.tool(), entered, entered::calls, there.options(), there.threads(), Progress.SILENT)
                    .beside(others)
                    .run(plan(account, there));
            result.defects().forEach(defects);
            Planned planned = new Planned(
                    there.checks().stream().map(Registered::id).toList(), there.regions(), there.excluded());
            return keeper.keep(
                    entered, result, planned, doors.accept(result.report().by(there.benchmarks())));
        } catch (UnknownRegion lacking) {
            // What is no region anywhere is wrong usage; what this account alone does not tell of is this account's
            // own.
            if (lacking.region().filter(Offered::isRegion).isEmpty()) {
                throw lacking;
            }
            return notEntered(account, there, origin, way, FactUnavailable.noApi(lacking.getMessage()));
        } catch (FactUnavailable why) {
            return notEntered(account, there, origin, way, why);
        } catch (NotOffered why) {
            return notEntered(account, there, origin, way, FactUnavailable.noApi(why.getMessage()));
        } catch (IOException full) {
            throw full;
        } catch (Throwable defect) {
            defects.accept(defect);
            return notEntered(account, there, origin, way, Engine.unexpected(defect));
        }
    }

    private static Plan plan(String account, Terms there) {
        Plan plan = new Plan(there.checks(), there.regions())
                .without(there.excluded())
                .waiving(there.waivers())
                .permitting(found -> requireSame(account, found));
        return there.proves() ? plan.proving() : plan;
    }

    private Report notEntered(String account, Terms there, Origin origin, Optional<Entered> way, FactUnavailable why) {
        List<Coverage> calls = way.map(Entered::calls).orElse(List.of());
        keeper.missing(account, why);
        return doors.accept(NotEntered.report(origin, doors.named(account), there.checks(), calls, why)
                .by(there.benchmarks()));
    }

    private static void requireSame(String account, Account found) {
        if (!found.id().equals(account)) {
            throw new FactUnavailable(
                    new Unknown(Cause.ERROR, "", "", "OtherAccount"),
                    CallOutcome.ANSWERED,
                    Aws.GLOBAL,
                    "the credentials for it are of account " + found.id() + ", which was not asked for");
        }
    }

    private Aws beside(String account) {
        try {
            return doors.beside(account);
        } catch (FactUnavailable why) {
            return new Shut(why, folder.manifest().startedAt());
        }
    }

    private Others others(ExecutorService joining) {
        List<String> all = folder.manifest().about().audited().stream()
                .map(Member::account)
                .toList();
        return new Others(all, this::beside, this::administrators, terms.options(), joining);
    }

    private List<String> administrators(String service, String otherwise) {
        String management = folder.manifest().roster().management();
        if (management.isEmpty()) {
            throw FactUnavailable.notVisibleFromHere(otherwise);
        }
        List<String> accounts = new ArrayList<>(List.of(management));
        accounts.addAll(own.orElseThrow().get(new DelegatedAdministrators(service)));
        return accounts.stream().distinct().toList();
    }
}
