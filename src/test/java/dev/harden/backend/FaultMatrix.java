package dev.harden.backend;

import dev.harden.checks.Registered;
import dev.harden.checks.Registry;
import dev.harden.engine.Engine;
import dev.harden.engine.Plan;
import dev.harden.engine.Progress;
import dev.harden.engine.Result;
import dev.harden.facts.Operation;
import dev.harden.facts.Options;
import dev.harden.model.Finding;
import dev.harden.model.Status;
import dev.harden.session.Replays;
import dev.harden.session.Session;
import dev.harden.session.tape.Recording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Lets each operation that checks read go wrong in each way, on recorded accounts, and holds the findings to this: what
 * rests on it is as before or UNKNOWN, and none is missing. A check that made a verdict of what it did not see would say
 * the same on an account where it passes and on one where it fails, and so differ from what is true on one of them;
 * therefore each check must pass somewhere and fail somewhere.
 */
final class FaultMatrix {
    /**
     * To a HEAD, a 403 is an answer (there is such a bucket), and there is no body to be cut or empty. WAF says that a
     * resource has no web ACL by leaving it out.
     */
    private static final Map<String, Set<Fault>> ANSWERS = Map.of(
            "s3:HeadBucket",
                    Set.of(Fault.DENIED, Fault.CUT_OFF, Fault.EMPTY, Fault.OVERSIZED, Fault.NESTED, Fault.WRONG_ROOT),
            "wafv2:GetWebACLForResource", Set.of(Fault.EMPTY, Fault.ENDLESS_PAGES));

    /** Without these, some checks have nothing to say. */
    static final Options OPTIONS = new Options(Map.of(
            "sg-admin-sources.allowed",
            List.of("203.0.113.0/24"),
            "sg-egress.restricted",
            true,
            "s3-encrypted.kms",
            true));

    private static final String REGION = "eu-west-1";

    private final Registry registry;
    private final List<Recording> accounts;
    private final Set<Operation> allowed;
    private final List<String> violations = new ArrayList<>();
    private final Set<String> bitten = new TreeSet<>();
    private final Map<String, Set<Status>> said = new TreeMap<>();
    private int cells;

    FaultMatrix(Registry registry, List<Recording> accounts) {
        this.registry = registry;
        this.accounts = accounts;
        this.allowed = registry.checks().stream()
                .flatMap(check -> check.operations().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Engine.asksFor(registry.checks()).forEach(question -> allowed.addAll(Operation.of(question)));
    }

    /** Gives the statuses that a replay finds, without any option, by check, resource and region. */
    static Map<String, String> statuses(Registry registry, Recording account) {
        FaultMatrix plain = new FaultMatrix(registry, List.of(account));
        Map<String, String> statuses = new TreeMap<>();
        try (Session session = Replays.open(account, plain.allowed)) {
            new Engine("test", session, session::calls, Options.none(), 4, Progress.SILENT)
                    .run(new Plan(registry.checks(), List.of()))
                    .report()
                    .findings()
                    .forEach(finding -> statuses.put(
                            finding.check() + " " + finding.resource().name() + " " + finding.region(),
                            finding.status().name()));
        }
        return statuses;
    }

    /** Runs all cells. */
    FaultMatrix run() {
        for (Recording account : accounts) {
            Set<String> made = ConcurrentHashMap.newKeySet();
            Predicate<Call> notes = call -> {
                made.add(call.name() + " " + call.region());
                return false;
            };
            Map<String, Map<String, Finding>> truth =
                    findings(audit(account, registry.checks(), client -> Fault.DENIED.before(client, notes)));
            truth.forEach((check, findings) -> findings.values()
                    .forEach(finding -> said.computeIfAbsent(check, unseen -> new TreeSet<>())
                            .add(finding.status())));
            for (Operation operation : allowed) {
                if (operation.name().equals("sts:GetCallerIdentity")) {
                    continue; // without it there is no audit at all
                }
                // What is not asked of an account cannot go wrong there; what is asked in one region alone goes wrong
                // once.
                long regions = made.stream()
                        .filter(call -> call.startsWith(operation.name() + " "))
                        .count();
                boolean apart = regions > 1 && made.contains(operation.name() + " " + REGION);
                for (Fault fault : Fault.values()) {
                    if (regions > 0
                            && !ANSWERS.getOrDefault(operation.name(), Set.of()).contains(fault)) {
                        cell(account, truth, operation, fault, "", call -> true);
                        if (apart) {
                            cell(
                                    account,
                                    truth,
                                    operation,
                                    fault,
                                    " in " + REGION,
                                    call -> call.region().equals(REGION));
                        }
                    }
                }
            }
        }
        return this;
    }

    private void cell(
            Recording account,
            Map<String, Map<String, Finding>> truth,
            Operation operation,
            Fault fault,
            String where,
            Predicate<Call> takes) {
        Predicate<Call> hit = call -> call.name().equals(operation.name()) && takes.test(call);
        List<Registered> readers = registry.checks().stream()
                .filter(check -> reads(check, operation))
                .toList();
        Result result = audit(account, readers, client -> fault.before(client, hit));
        Map<String, Map<String, Finding>> now = findings(result);
        String name = fault + " " + operation.name() + where;
        result.defects().stream()
                .filter(defect -> fault != Fault.NO_MEMORY || !(defect instanceof OutOfMemoryError))
                .forEach(defect -> violations.add(name + ": a defect: " + defect));
        for (Registered check : readers) {
            cells++;
            compare(
                    name + ": " + check.id(),
                    // Without memory everything is unknown, which says nothing of what a check reads.
                    fault == Fault.NO_MEMORY ? "" : check.id() + " " + operation.name(),
                    truth.getOrDefault(check.id(), Map.of()),
                    now.getOrDefault(check.id(), Map.of()));
        }
    }

    private static boolean reads(Registered check, Operation operation) {
        return check.operations().stream().anyMatch(read -> read.name().equals(operation.name()))
                || Engine.asksFor(List.of(check)).stream()
                        .flatMap(question -> Operation.of(question).stream())
                        .anyMatch(read -> read.name().equals(operation.name()));
    }

    private void compare(String name, String pair, Map<String, Finding> truth, Map<String, Finding> now) {
        boolean unknown = now.values().stream().anyMatch(finding -> finding.status() == Status.UNKNOWN);
        truth.forEach((subject, before) -> {
            Finding after = now.get(subject);
            if (after == null && !unknown) {
                violations.add(name + ": the finding on " + subject + " is gone");
            }
            if (after != null && after.status() != before.status() && after.status() != Status.UNKNOWN) {
                violations.add(name + ": " + before.status() + " became " + after.status() + " on " + subject);
            }
            if (after != null && after.status() == Status.UNKNOWN && before.status() != Status.UNKNOWN
                    || after == null && unknown) {
                bitten.add(pair);
            }
        });
        now.forEach((subject, after) -> {
            if (!truth.containsKey(subject) && after.status() != Status.UNKNOWN) {
                violations.add(name + ": " + after.status() + " on " + subject + ", which is not there");
            }
        });
    }

    private Result audit(Recording account, List<Registered> checks, UnaryOperator<SdkHttpClient> between) {
        Steps steps = new Steps();
        try (Session session = Replays.open(account, between, allowed)) {
            Result result =
                    new Engine("test", session, session::calls, OPTIONS, 4, steps).run(new Plan(checks, List.of()));
            if (!steps.allTold()) {
                violations.add(steps.begun + " steps were begun, and " + steps.told + " were told");
            }
            return result;
        }
    }

    /** Counts what is begun against what is told. */
    private static final class Steps implements Progress {
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger told = new AtomicInteger();

        @Override
        public void planned(int more) {
            begun.addAndGet(more);
        }

        @Override
        public void done(String about) {
            told.incrementAndGet();
        }

        boolean allTold() {
            return begun.get() == told.get();
        }
    }

    private static Map<String, Map<String, Finding>> findings(Result result) {
        Map<String, Map<String, Finding>> byCheck = new HashMap<>();
        for (Finding finding : result.report().findings()) {
            byCheck.computeIfAbsent(finding.check(), unseen -> new TreeMap<>())
                    .put(finding.resource().key() + " " + finding.region(), finding);
        }
        return byCheck;
    }

    int cells() {
        return cells;
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    /** Gives the checks that never say a status on these accounts. */
    Set<String> never(Status status) {
        Set<String> never = new TreeSet<>();
        for (Registered check : registry.checks()) {
            if (!said.getOrDefault(check.id(), Set.of()).contains(status)) {
                never.add(check.id());
            }
        }
        return never;
    }

    /** Gives the pairs of check and operation where nothing that went wrong made a verdict UNKNOWN. */
    Set<String> withoutEffect() {
        Set<String> pairs = new HashSet<>();
        for (Registered check : registry.checks()) {
            check.operations().forEach(operation -> pairs.add(check.id() + " " + operation.name()));
        }
        pairs.removeAll(bitten);
        pairs.removeIf(pair -> pair.endsWith(" sts:GetCallerIdentity"));
        return new TreeSet<>(pairs);
    }
}
