package dev.harden.organization;

import dev.harden.engine.Engine;
import dev.harden.engine.Inquiry;
import dev.harden.engine.Others;
import dev.harden.engine.Plan;
import dev.harden.engine.Progress;
import dev.harden.engine.Result;
import dev.harden.engine.UnknownRegion;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.NotOffered;
import dev.harden.facts.Offered;
import dev.harden.facts.organizations.DelegatedAdministrators;
import dev.harden.model.Account;
import dev.harden.model.Member;
import dev.harden.model.Origin;
import dev.harden.model.Report;
import dev.harden.session.Entered;
import dev.harden.session.Session;
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
    private final Session session;
    private final Account self;
    private final Terms terms;
    private final Consumer<Throwable> defects;
    private final Facts own;

    /**
     * @param folder the run's folder
     * @param session the way to AWS, with the credentials that the run begins with
     * @param self whose they are
     * @param terms how each account is audited
     * @param defects hears of defects of {@code harden} itself; each is an UNKNOWN in its report too
     */
    public Run(RunFolder folder, Session session, Account self, Terms terms, Consumer<Throwable> defects) {
        this.folder = folder;
        this.session = session;
        this.self = self;
        this.terms = terms;
        this.defects = defects;
        this.own = Inquiry.facts(session);
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
        ExecutorService workers = Executors.newFixedThreadPool(terms.accountsAtOnce(), Run::daemon);
        ExecutorService joining = Executors.newFixedThreadPool(JOINING_THREADS, Run::daemon);
        try {
            Others others = others(joining);
            Map<String, CompletableFuture<Void>> under = new LinkedHashMap<>();
            for (String account : open) {
                under.put(
                        account,
                        CompletableFuture.runAsync(() -> keep(account, others), workers)
                                .thenRun(progress::done));
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
        }
    }

    private Report audit(String account, Others others) {
        Entered way = enter(account);
        Origin origin = new Origin(folder.manifest().tool(), session.now(), Optional.empty());
        try {
            Result result = new Engine(
                            origin.tool(), way, way::calls, terms.options(), terms.threads(), Progress.SILENT)
                    .beside(others)
                    .run(new Plan(terms.checks(), terms.regions()));
            result.defects().forEach(defects);
            return result.report().by(terms.benchmarks());
        } catch (UnknownRegion lacking) {
            // What is no region anywhere is wrong usage; what this account alone does not tell of is this account's
            // own.
            if (!Offered.isRegion(lacking.region())) {
                throw lacking;
            }
            return notEntered(account, origin, way, FactUnavailable.noApi(lacking.getMessage()));
        } catch (FactUnavailable why) {
            return notEntered(account, origin, way, why);
        } catch (NotOffered why) {
            return notEntered(account, origin, way, FactUnavailable.noApi(why.getMessage()));
        } catch (Throwable defect) {
            defects.accept(defect);
            return notEntered(account, origin, way, Engine.unexpected(defect));
        }
    }

    private Report notEntered(String account, Origin origin, Entered way, FactUnavailable why) {
        Account there = new Account(account, self.partition(), role(account));
        return NotEntered.report(origin, there, terms.checks(), way.calls(), why)
                .by(terms.benchmarks());
    }

    private Entered enter(String account) {
        return account.equals(self.id()) ? session.again() : session.enter(role(account), terms.externalId());
    }

    private String role(String account) {
        return "arn:" + self.partition() + ":iam::" + account + ":role/" + terms.role();
    }

    private Others others(ExecutorService joining) {
        List<String> all = folder.manifest().about().audited().stream()
                .map(Member::account)
                .toList();
        return new Others(all, this::enter, this::administrators, terms.options(), joining);
    }

    private List<String> administrators(String service, String otherwise) {
        String management = folder.manifest().roster().management();
        if (management.isEmpty()) {
            throw FactUnavailable.notVisibleFromHere(otherwise);
        }
        List<String> accounts = new ArrayList<>(List.of(management));
        accounts.addAll(own.get(new DelegatedAdministrators(service)));
        return accounts.stream().distinct().toList();
    }
}
