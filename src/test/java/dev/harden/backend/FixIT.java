package dev.harden.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Registered;
import dev.harden.checks.Registry;
import dev.harden.cli.AllChecks;
import dev.harden.engine.Engine;
import dev.harden.engine.Plan;
import dev.harden.engine.Progress;
import dev.harden.engine.Result;
import dev.harden.facts.Operation;
import dev.harden.facts.Options;
import dev.harden.model.Finding;
import dev.harden.model.Status;
import dev.harden.model.remedy.FixPlan;
import dev.harden.model.remedy.Proof;
import dev.harden.session.Session;
import dev.harden.session.Settings;
import dev.harden.session.setup.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Carries plans out with the real AWS CLI on accounts that keep what is changed, audits again, and holds what is so then to
 * what was foretold. Whatever gains a remedy is carried out here by itself, where the accounts have its failure.
 */
class FixIT {
    private static final Registry REGISTRY = AllChecks.registry();
    private static final Surroundings KEYS = new Surroundings(
            Map.of("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY", "none", "HOME", "/nowhere"),
            Map.of(),
            Optional.empty());

    /** What has been tried by itself, in any of the accounts. */
    private static final Set<String> ALONE = new TreeSet<>();

    private static Cli cli;

    @BeforeAll
    static void start() {
        MotoServer.address();
        cli = Cli.start();
    }

    @AfterAll
    static void end() {
        if (cli != null) {
            cli.close();
        }
    }

    private static Result audit(Front front, UnaryOperator<Plan> how) {
        return audit(front, REGISTRY.checks(), how);
    }

    /** Audits an account by some checks. */
    static Result audit(Front front, List<Registered> checks, UnaryOperator<Plan> how) {
        Set<Operation> allowed = new TreeSet<>();
        checks.forEach(check -> allowed.addAll(check.operations()));
        Engine.asksFor(checks).forEach(question -> allowed.addAll(Operation.of(question)));
        Settings settings = new Settings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(front.address()),
                List.of(Scenes.REGION),
                16,
                Duration.ofSeconds(60),
                Map.of());
        try (Session session = Session.live(settings, allowed, false, Instant.now(), KEYS)) {
            Result result = new Engine("test", session, session::calls, Options.none(), 16, Progress.SILENT)
                    .run(how.apply(new Plan(checks, List.of(Scenes.REGION))));
            assertThat(result.defects()).isEmpty();
            return result;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"network", "identity", "monitoring", "data", "edge", "instances"})
    void whatAPlanForetellsIsSoWhenItIsCarriedOut(String scene) {
        Carrying carrying = new Carrying(cli);
        carryOut(scene, carrying, Optional.empty());
        hold(scene, carrying);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"network", "identity", "monitoring", "data", "edge", "instances"})
    void inAnyOrderItComesToTheSame(String scene) {
        Carrying carrying = new Carrying(cli);
        List.of(7, 11, 13).forEach(seed -> carryOut(scene, carrying, Optional.of(seed)));
        hold(scene, carrying);
    }

    /** What another account had alike has been tried there. */
    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"network", "identity", "monitoring", "data", "edge", "instances"})
    void eachEntryByItselfIsAsForetoldAndIsUndone(String scene) {
        Carrying carrying = new Carrying(cli);
        while (eachAlone(scene, carrying)) {
            assertThat(ALONE).as("each account tries an entry more").hasSizeLessThan(1000);
        }
        hold(scene, carrying);
        assertThat(carrying.undone).isPositive();
    }

    private static void hold(String scene, Carrying carrying) {
        System.out.println(carrying.line(scene));
        tell(scene, "not proven", carrying.notProven);
        tell(scene, "held back", carrying.heldBack);
        tell(scene, "nothing undoes", carrying.notUndone);
        tell(scene, "ERROR", carrying.errors);
        tell(scene, "WORSE", carrying.worse);
        tell(scene, "WRONG", carrying.wrong);
        assertThat(carrying.errors).isEmpty();
        assertThat(carrying.worse).isEmpty();
        assertThat(carrying.wrong).isEmpty();
        assertThat(carrying.turned).isPositive();
    }

    private static void tell(String scene, String what, Collection<String> all) {
        all.forEach(one -> System.out.println("  " + scene + ": " + what + ": " + one));
    }

    /** Carries the plan out in its order, or with its entries in another. */
    private static void carryOut(String scene, Carrying carrying, Optional<Integer> seed) {
        try (Front front = new Scenes(cli).open(scene)) {
            Result before = audit(front, Plan::proving);
            carrying.count(before.fixes());
            List<FixPlan.Entry> proven = new ArrayList<>(proven(before));
            seed.ifPresent(one -> Collections.shuffle(proven, new Random(one)));
            Set<String> kept = new TreeSet<>();
            Set<String> lost = new TreeSet<>();
            for (FixPlan.Entry entry : proven) {
                Set<String> gaps = carrying.execute(front, entry);
                entry.proof().closes().forEach(finding -> (gaps.isEmpty() ? kept : lost).add(Carrying.key(finding)));
            }
            compare(scene, before, audit(front, plan -> plan), kept, lost, carrying);
        }
    }

    /**
     * Carries entries out, each by itself: an account is used again where undoing one has brought everything back.
     *
     * @return whether there is more to try in an account that is new
     */
    private static boolean eachAlone(String scene, Carrying carrying) {
        try (Front front = new Scenes(cli).open(scene)) {
            Result before = audit(front, Plan::provingEach);
            carrying.count(before.fixes());
            Map<String, String> statuses = statuses(before);
            Map<String, Integer> alike = new TreeMap<>();
            for (FixPlan.Entry entry : proven(before)) {
                String shape = shape(entry, front);
                if (!ALONE.add(shape + " " + alike.merge(shape, 1, Integer::sum))) {
                    continue;
                }
                Set<String> gaps = carrying.execute(front, entry);
                Set<String> closed = entry.proof().closes().stream()
                        .map(Carrying::key)
                        .collect(Collectors.toCollection(TreeSet::new));
                compare(
                        entry.about(),
                        before,
                        audit(front, plan -> plan),
                        gaps.isEmpty() ? closed : Set.of(),
                        gaps.isEmpty() ? Set.of() : closed,
                        carrying);
                if (!Carrying.isUndone(entry)) {
                    carrying.notUndone.add(entry.about());
                    return true;
                }
                gaps.addAll(carrying.undo(front, entry));
                Map<String, String> now = statuses(audit(front, plan -> plan));
                if (now.equals(statuses)) {
                    carrying.undone++;
                    continue;
                }
                if (gaps.isEmpty()) {
                    carrying.wrong.add(
                            "not as before when undone: " + entry.about() + ": " + difference(statuses, now));
                }
                return true;
            }
            return false;
        }
    }

    private static String difference(Map<String, String> then, Map<String, String> now) {
        Map<String, String> different = new TreeMap<>();
        then.forEach((key, status) -> {
            if (!status.equals(now.get(key))) {
                different.put(key, status + " -> " + now.get(key));
            }
        });
        now.forEach((key, status) -> {
            if (!then.containsKey(key)) {
                different.put(key, "-> " + status);
            }
        });
        return different.toString();
    }

    /** Says what an entry is about without the ids that each account has of its own. */
    private static String shape(FixPlan.Entry entry, Front front) {
        return (entry.target().type() + " " + entry.target().region() + " "
                        + entry.target().part() + " " + entry.about())
                .replace(front.account(), "ACCOUNT")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|-[0-9a-f]{8,17}\\b|A[A-Z0-9]{15,20}", "ID");
    }

    private static List<FixPlan.Entry> proven(Result result) {
        return result.fixes().entries().stream()
                .filter(entry -> entry.proof().state() == Proof.State.PROVEN)
                .toList();
    }

    private static void compare(
            String what, Result before, Result after, Set<String> kept, Set<String> lost, Carrying carrying) {
        Map<String, Finding> then = failures(before);
        Map<String, Finding> now = failures(after);
        Map<String, String> stands = statuses(after);
        for (String closed : kept) {
            if (now.containsKey(closed) && !lost.contains(closed)) {
                carrying.wrong.add(what + ": still fails: " + closed + ": "
                        + now.get(closed).outcome().message());
            } else if (!stands.getOrDefault(closed, "").startsWith("UNKNOWN")) {
                carrying.turned++;
            }
        }
        now.forEach((key, finding) -> {
            if (!then.containsKey(key)) {
                carrying.worse.add(
                        what + ": fails now: " + key + ": " + finding.outcome().message());
            }
        });
        then.forEach((key, finding) -> {
            if (!now.containsKey(key) && !kept.contains(key) && !lost.contains(key)) {
                carrying.wrong.add(what + ": ended without being foretold: " + key + ": "
                        + finding.outcome().message());
            }
        });
        Map<String, String> known = statuses(before);
        stands.forEach((key, status) -> {
            if (status.startsWith("UNKNOWN") && !known.getOrDefault(key, "").startsWith("UNKNOWN")) {
                carrying.worse.add(what + ": now " + key + " is " + status);
            }
        });
    }

    private static Map<String, Finding> failures(Result result) {
        return result.report().findings().stream()
                .filter(finding -> finding.status() == Status.FAIL)
                .collect(Collectors.toMap(Carrying::key, finding -> finding, (one, other) -> one, TreeMap::new));
    }

    private static Map<String, String> statuses(Result result) {
        return result.report().findings().stream()
                .collect(Collectors.toMap(
                        Carrying::key,
                        finding -> finding.status() + " " + finding.severity()
                                + (finding.status() == Status.UNKNOWN
                                        ? ": " + finding.outcome().message()
                                        : ""),
                        (one, other) -> one + ", " + other,
                        TreeMap::new));
    }
}
