package dev.harden.engine;

import dev.harden.checks.Breadth;
import dev.harden.checks.Registered;
import dev.harden.facts.Aws;
import dev.harden.facts.Deadline;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.NotOffered;
import dev.harden.facts.Operation;
import dev.harden.facts.Options;
import dev.harden.facts.ec2.RegionProbe;
import dev.harden.facts.ec2.Regions;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.facts.ways.NetworkMaps;
import dev.harden.model.Account;
import dev.harden.model.Coverage;
import dev.harden.model.Extent;
import dev.harden.model.Finding;
import dev.harden.model.NetworkMap;
import dev.harden.model.Origin;
import dev.harden.model.Report;
import dev.harden.model.Scope;
import dev.harden.model.remedy.FixPlan;
import dev.harden.model.remedy.Planner;
import dev.harden.model.remedy.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Runs a plan: every check over every subject, side by side, and makes the report. */
public final class Engine {
    private final String tool;
    private final Aws aws;
    private final Supplier<List<Coverage>> calls;
    private final Options options;
    private final int threads;
    private final Progress progress;
    private final Others others;

    /**
     * @param tool the tool's version, for the report
     * @param aws the way to AWS
     * @param calls gives the calls that were made so far
     * @param options what the config file sets
     * @param threads how many steps may be under way at once; most wait for an answer
     * @param progress hears how far it is
     */
    public Engine(
            String tool, Aws aws, Supplier<List<Coverage>> calls, Options options, int threads, Progress progress) {
        this(tool, aws, calls, options, threads, progress, Others.NONE);
    }

    private Engine(
            String tool,
            Aws aws,
            Supplier<List<Coverage>> calls,
            Options options,
            int threads,
            Progress progress,
            Others others) {
        this.tool = tool;
        this.aws = aws;
        this.calls = calls;
        this.options = options;
        this.threads = threads;
        this.progress = progress;
        this.others = others;
    }

    /** Gives it with other accounts at hand, for what this one cannot see alone. */
    public Engine beside(Others accounts) {
        return new Engine(tool, aws, calls, options, threads, progress, accounts);
    }

    /**
     * Runs a plan.
     *
     * @throws dev.harden.facts.FactUnavailable when AWS does not even tell whose credentials these are
     * @throws UnknownRegion when the plan names a region that is none, or leaves none to be judged
     */
    public Result run(Plan plan) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, daemons());
        try {
            Walls walls = new Walls(aws.deadline());
            Memo memo = new Memo(aws, options, pool, others);
            Facts own = memo.noting(ConcurrentHashMap.newKeySet());
            if (plan.looksIntoRegions() && plan.permits().isEmpty()) {
                own.prefetch(List.of(new CallerIdentity(), new Regions()));
            }
            Account account = own.get(new CallerIdentity());
            plan.permits().ifPresent(test -> test.accept(account));
            Examined examined = plan.looksIntoRegions() ? Examined.of(plan, own, walls) : Examined.noRegions();
            Judging judging = new Judging(memo, pool, progress, examined, walls);
            for (Registered check : plan.checks()) {
                if (check.info().scope() == Breadth.ACCOUNT) {
                    judging.begin(check, Scope.of(account));
                } else if (examined.refused().isPresent()) {
                    judging.cannotList(
                            check, Scope.of(account), examined.refused().get());
                } else {
                    examined.regions().forEach(region -> judging.begin(check, new Scope(account, region)));
                }
            }
            List<Judged> judged = judging.await(aws.deadline());
            if (walls.stop().isPresent()) {
                memo.forget();
            } else {
                settle(memo);
            }
            return finish(plan, account, examined, judged, memo, walls);
        } finally {
            pool.shutdownNow();
        }
    }

    private static void settle(Memo memo) {
        try {
            memo.settle();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** Says what is unknown where a whole run ended in a way that nobody expected. */
    public static FactUnavailable unexpected(Throwable defect) {
        return new Walls(Deadline.NONE).take(defect);
    }

    /** Gives the questions that a run of these checks asks on its own account. */
    public static List<Class<?>> asksFor(List<Registered> checks) {
        boolean regional = checks.stream()
                .anyMatch(check -> check.info().scope() == Breadth.REGION
                        || check.operations().containsAll(Operation.of(Regions.class)));
        return regional
                ? List.of(CallerIdentity.class, Regions.class, RegionProbe.class)
                : List.of(CallerIdentity.class);
    }

    private Result finish(Plan plan, Account account, Examined examined, List<Judged> told, Memo memo, Walls walls) {
        Facts own = memo.noting(ConcurrentHashMap.newKeySet());
        Examined settled = walls.stop().isPresent() ? examined : examined.withoutDenied(calls.get(), own, walls);
        List<Judged> judged = Judging.findings(told, settled.notExamined());
        List<Coverage> coverage = new ArrayList<>(calls.get());
        coverage.addAll(settled.coverage());
        List<NetworkMap> maps = walls.stop().isPresent() ? List.of() : maps(plan, settled.regions(), own, walls);
        FixPlan fixes = planned(plan, account, judged, walls);
        Report report = new Report(
                new Origin(tool, aws.now(), Optional.empty(), Optional.of(aws.answeredBy())),
                account,
                new Extent(plan.checks().stream().map(Registered::id).toList(), List.of(), settled.regions(), coverage),
                fixes.settled(judged.stream().map(Judged::finding).toList()),
                List.of(),
                maps);
        FixPlan tried = plan.proves() && fixes.made() ? proven(plan, account, fixes, settled, memo, walls) : fixes;
        return new Result(report, judged, walls.defects(), tried);
    }

    /** Plans; a defect in it costs the plan alone, and not the findings. */
    private FixPlan planned(Plan plan, Account account, List<Judged> judged, Walls walls) {
        List<Finding> wanted = judged.stream()
                .map(Judged::finding)
                .filter(finding -> !plan.spares(finding, aws.now()))
                .toList();
        try {
            return Planner.of(account, wanted);
        } catch (RuntimeException defect) {
            walls.takeQuietly(defect);
            return FixPlan.notMade(wanted);
        }
    }

    /** Tries a plan; a defect in that leaves it untried, and costs nothing else. */
    private static FixPlan proven(
            Plan plan, Account account, FixPlan fixes, Examined examined, Memo memo, Walls walls) {
        if (walls.stop().isPresent()) {
            return untried(fixes, "the run ended before its time");
        }
        try {
            Tagged tagged = new Tagged(memo);
            FixPlan owned = fixes.each(entry -> entry.owner().isPresent()
                    ? entry
                    : entry.ownedBy(tagged.owner(entry.target().id())));
            Afterwards afterwards =
                    new Afterwards(memo, account, plan.checks(), check -> scopes(check, account, examined));
            return plan.tries() == Plan.Tries.ALONE ? afterwards.proveEach(owned) : afterwards.prove(owned);
        } catch (Throwable defect) {
            walls.takeQuietly(defect);
            return untried(fixes, "a defect in harden itself kept it from being tried; --debug shows it");
        }
    }

    private static FixPlan untried(FixPlan fixes, String why) {
        return fixes.each(entry -> entry.with(Proof.not(entry.proof().closes(), why)));
    }

    private static List<Scope> scopes(Registered check, Account account, Examined examined) {
        return check.info().scope() == Breadth.ACCOUNT
                ? List.of(Scope.of(account))
                : examined.regions().stream()
                        .map(region -> new Scope(account, region))
                        .toList();
    }

    /**
     * Draws the networks, where the checks have asked all that it takes: a map makes no call of its own. A region whose
     * networks cannot be drawn costs its own maps alone.
     */
    private static List<NetworkMap> maps(Plan plan, List<String> regions, Facts facts, Walls walls) {
        Set<Operation> asked = plan.checks().stream()
                .flatMap(check -> check.operations().stream())
                .collect(Collectors.toSet());
        if (!asked.containsAll(Operation.of(NetworkMaps.class))) {
            return List.of();
        }
        List<NetworkMap> maps = new ArrayList<>();
        for (String region : regions) {
            try {
                maps.addAll(facts.get(new NetworkMaps(region)));
            } catch (FactUnavailable | NotOffered nothingToDraw) {
                // The checks of the region have said why.
                continue;
            } catch (Throwable defect) {
                walls.takeQuietly(defect);
            }
        }
        return maps;
    }

    private static ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "audit-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
