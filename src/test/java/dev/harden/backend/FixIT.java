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
import dev.harden.model.Shell;
import dev.harden.model.Status;
import dev.harden.model.remedy.FixPlan;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Proof;
import dev.harden.model.remedy.Step;
import dev.harden.session.Session;
import dev.harden.session.Settings;
import dev.harden.session.setup.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

    private static Cli cli;
    private static Set<String> gapsMet;

    @BeforeAll
    static void start() {
        MotoServer.address();
        cli = Cli.start();
        gapsMet = new TreeSet<>();
    }

    @AfterAll
    static void end() {
        if (cli != null) {
            cli.close();
        }
    }

    /** Counts what became of a plan. */
    private static final class Counts {
        private final Set<String> planned = new TreeSet<>();
        private final List<String> errors = new ArrayList<>();
        private final List<String> wrong = new ArrayList<>();
        private final Set<String> notKept = new TreeSet<>();
        private int executed;
        private int turned;

        String line(String scene) {
            return scene + ": " + planned.size() + " findings with a remedy, " + executed + " steps executed, " + turned
                    + " findings turned, " + wrong.size() + " not as foretold, " + errors.size()
                    + " errors; the backend"
                    + " does not keep " + notKept;
        }
    }

    private static Result audit(Front front) {
        Set<Operation> allowed = new TreeSet<>();
        REGISTRY.checks().forEach(check -> allowed.addAll(check.operations()));
        Engine.asksFor(REGISTRY.checks()).forEach(question -> allowed.addAll(Operation.of(question)));
        Settings settings = new Settings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(front.address()),
                List.of(Scenes.REGION),
                16,
                Duration.ofSeconds(60),
                Map.of());
        List<Registered> checks = REGISTRY.checks();
        try (Session session = Session.live(settings, allowed, false, Instant.now(), KEYS)) {
            return new Engine("test", session, session::calls, Options.none(), 16, Progress.SILENT)
                    .run(new Plan(checks, List.of(Scenes.REGION)).proving());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"network", "identity", "monitoring", "data", "edge", "instances"})
    void whatAPlanForetellsIsSoWhenItIsCarriedOut(String scene) {
        Counts counts = new Counts();
        carryOut(scene, counts, Optional.empty());
        carryOut(scene, counts, Optional.of(new Random(7)));
        System.out.println(counts.line(scene));
        assertThat(counts.errors).isEmpty();
        assertThat(counts.wrong).isEmpty();
    }

    /** Carries the plan out in its order, or with its entries in another. */
    private static void carryOut(String scene, Counts counts, Optional<Random> shuffled) {
        try (Front front = new Scenes(cli).open(scene)) {
            Result before = audit(front);
            assertThat(before.defects()).isEmpty();
            FixPlan plan = before.fixes();
            List<FixPlan.Entry> proven = new ArrayList<>(plan.entries().stream()
                    .filter(entry -> entry.proof().state() == Proof.State.PROVEN)
                    .toList());
            shuffled.ifPresent(random -> Collections.shuffle(proven, random));
            plan.entries().forEach(entry -> entry.wanting().forEach(finding -> counts.planned.add(key(finding))));
            plan.entries().stream()
                    .filter(entry -> entry.proof().state() != Proof.State.PROVEN)
                    .forEach(entry -> System.out.println(
                            "  " + scene + ": " + entry.proof().state() + " " + entry.about() + ": "
                                    + entry.proof().why()));
            Set<String> kept = new TreeSet<>();
            Set<String> lost = new TreeSet<>();
            for (FixPlan.Entry entry : proven) {
                Set<String> gaps = execute(front, entry, counts);
                entry.proof().closes().forEach(finding -> (gaps.isEmpty() ? kept : lost).add(key(finding)));
                counts.notKept.addAll(gaps);
            }
            compare(before, audit(front), kept, lost, counts);
        }
    }

    /** Carries an entry out; gives the operations that the backend does not have, which are held to the CLI's models. */
    private static Set<String> execute(Front front, FixPlan.Entry entry, Counts counts) {
        Set<String> gaps = new TreeSet<>();
        for (Step step : entry.steps()) {
            String name = step.call().service() + ":" + step.call().operation();
            String command = step.call().command();
            Cli.Ended valid = cli.run(command, Optional.empty());
            if (valid.status() != 0) {
                counts.errors.add(command + ": " + valid.err());
                continue;
            }
            for (Guard guard : step.guards()) {
                guard(front, guard, step, counts, gaps);
            }
            if (!step.placeholders().isEmpty()) {
                gaps.add(name + " with placeholders");
                continue;
            }
            Cli.Ended ended = cli.run(command, Optional.of(front.address()));
            counts.executed++;
            if (BackendGaps.lacks(name, ended.err())) {
                gaps.add(name);
            } else if (ended.status() != 0) {
                counts.errors.add(command + ": " + ended.err());
            } else if (BackendGaps.forgets(name)) {
                gaps.add(name);
            }
            step.undo().forEach(undo -> {
                Cli.Ended valued = cli.run(undo.command(), Optional.empty());
                if (valued.status() != 0) {
                    counts.errors.add("undo " + undo.command() + ": " + valued.err());
                }
            });
        }
        gapsMet.addAll(gaps);
        return gaps;
    }

    private static void guard(Front front, Guard guard, Step step, Counts counts, Set<String> gaps) {
        String read = guard.read().command() + " --output json --query " + Shell.word(guard.expression());
        Cli.Ended ended = cli.run(read, Optional.of(front.address()));
        boolean same = ended.status() == 0
                ? ended.out().strip().equals("true")
                : guard.absent()
                        .filter(code -> ended.err().contains("(" + code + ")"))
                        .isPresent();
        String name = guard.read().service() + ":" + guard.read().operation();
        if (!same && (BackendGaps.lacks(name, ended.err()) || BackendGaps.misreads(name))) {
            gaps.add(name);
        } else if (!same) {
            counts.errors.add("guard of " + step.call().command() + ": " + read + ": "
                    + ended.out().strip() + " " + ended.err());
        }
    }

    private static void compare(Result before, Result after, Set<String> kept, Set<String> lost, Counts counts) {
        Map<String, Finding> then = failures(before);
        Map<String, Finding> now = failures(after);
        for (String closed : kept) {
            if (now.containsKey(closed) && !lost.contains(closed)) {
                counts.wrong.add("still fails: " + closed + ": "
                        + now.get(closed).outcome().message());
            } else {
                counts.turned++;
            }
        }
        now.forEach((key, finding) -> {
            if (!then.containsKey(key)) {
                counts.wrong.add("fails now: " + key + ": " + finding.outcome().message());
            }
        });
        then.forEach((key, finding) -> {
            if (!now.containsKey(key) && !kept.contains(key) && !lost.contains(key)) {
                counts.wrong.add("ended without being foretold: " + key + ": "
                        + finding.outcome().message());
            }
        });
    }

    private static Map<String, Finding> failures(Result result) {
        return result.report().findings().stream()
                .filter(finding -> finding.status() == Status.FAIL)
                .collect(Collectors.toMap(FixIT::key, finding -> finding, (one, other) -> one, TreeMap::new));
    }

    private static String key(Finding finding) {
        return finding.check() + " " + finding.region() + " "
                + finding.resource().arn();
    }
}
