package dev.harden.engine;

import dev.harden.checks.Registered;
import dev.harden.facts.Foresees;
import dev.harden.model.Account;
import dev.harden.model.Finding;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Status;
import dev.harden.model.Unknown;
import dev.harden.model.remedy.FixPlan;
import dev.harden.model.remedy.Proof;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Proves a plan on the answers that a run has: each entry is made in them, one on the other, and all checks of the run judge
 * again. AWS is asked nothing. What makes something worse is taken back, and held back.
 */
public final class Afterwards {
    private final World world;
    private final Rejudging judging;
    private final Set<String> ended = new HashSet<>();

    Afterwards(Memo memo, Account account, List<Registered> checks, Function<Registered, List<Scope>> scopes) {
        this.world = new World(memo, account.id());
        this.judging = new Rejudging(world);
        for (Registered check : checks) {
            scopes.apply(check).forEach(scope -> judging.begin(check, check.check(), scope));
        }
    }

    /** Gives the findings as the entries that are proven by now leave them. */
    public List<Finding> findings() {
        return judging.findings();
    }

    /** Tries the entries of a plan in its order. */
    public FixPlan prove(FixPlan plan) {
        Map<String, Finding> planned = planned(plan);
        List<FixPlan.Entry> proven = new ArrayList<>();
        for (FixPlan.Entry entry : plan.entries()) {
            proven.add(entry.with(prove(entry, proven, planned)));
        }
        return new FixPlan(proven, plan.open(), plan.failures());
    }

    /** Tries each entry of a plan by itself. */
    public FixPlan proveEach(FixPlan plan) {
        Map<String, Finding> planned = planned(plan);
        return plan.each(entry -> {
            Proof proof = prove(entry, List.of(), planned);
            if (proof.state() == Proof.State.PROVEN) {
                world.takeBack();
                ended.clear();
            }
            return entry.with(proof);
        });
    }

    private static Map<String, Finding> planned(FixPlan plan) {
        Map<String, Finding> planned = new HashMap<>();
        plan.entries().forEach(entry -> entry.wanting().forEach(finding -> planned.put(key(finding), finding)));
        plan.open().forEach(finding -> planned.put(key(finding), finding));
        return planned;
    }

    private Proof prove(FixPlan.Entry entry, List<FixPlan.Entry> before, Map<String, Finding> planned) {
        for (int i = 0; i < before.size(); i++) {
            FixPlan.Entry other = before.get(i);
            if (areTogether(entry, other) && other.proof().state() == Proof.State.HELD_BACK) {
                return Proof.heldBack(List.of(), "it goes with step " + (i + 1) + ", which is held back");
            }
        }
        if (!(entry.intent() instanceof Foresees change) || !change.isForeseen()) {
            return Proof.not(entry.proof().closes(), "what AWS will answer afterwards is not modelled");
        }
        world.begin();
        Proof proof;
        try {
            proof = judged(entry, judging.again(world.make(change)), planned);
        } catch (RuntimeException notModelled) {
            proof = Proof.not(
                    entry.proof().closes(),
                    "what follows from it could not be worked out ("
                            + notModelled.getClass().getSimpleName() + ")");
        }
        if (proof.state() == Proof.State.PROVEN) {
            proof.closes().forEach(finding -> ended.add(key(finding)));
        } else {
            world.takeBack();
        }
        return afterWhatIsNotProven(entry, proof, before);
    }

    /** Blames what goes before an entry, where that is not in the model, and not the entry, for what comes of it alone. */
    private static Proof afterWhatIsNotProven(FixPlan.Entry entry, Proof proof, List<FixPlan.Entry> before) {
        Set<String> checks = entry.wanting().stream().map(Finding::check).collect(Collectors.toSet());
        boolean alone = proof.state() == Proof.State.NOT_PROVEN
                || proof.state() == Proof.State.HELD_BACK
                        && proof.worsens().stream().map(Finding::check).allMatch(checks::contains);
        for (int i = 0; alone && i < before.size(); i++) {
            FixPlan.Entry other = before.get(i);
            if (areTogether(entry, other) && other.proof().state() == Proof.State.NOT_PROVEN) {
                return Proof.not(entry.proof().closes(), "it goes with step " + (i + 1) + ", which is not proven");
            }
        }
        return proof;
    }

    private static boolean areTogether(FixPlan.Entry entry, FixPlan.Entry other) {
        return entry.wanting().stream().anyMatch(other.wanting()::contains);
    }

    private Proof judged(FixPlan.Entry entry, Rejudging.Change change, Map<String, Finding> planned) {
        Map<String, Finding> failed = failures(change.gone);
        Map<String, Finding> fails = failures(change.come);
        Map<String, Finding> instead = instead(failed, fails, entry);
        List<Finding> worse = fails.entrySet().stream()
                .filter(one -> !instead.containsKey(one.getKey()))
                .filter(one -> !failed.containsKey(one.getKey())
                        || !failed.get(one.getKey())
                                .severity()
                                .atLeast(one.getValue().severity()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        if (!worse.isEmpty()) {
            return Proof.heldBack(worse, "it would make something fail that does not now, or fail worse");
        }
        Set<String> unknown = change.come.stream()
                .filter(finding -> finding.status() == Status.UNKNOWN)
                .map(Afterwards::key)
                .collect(Collectors.toCollection(HashSet::new));
        Set<String> unknownBefore = change.gone.stream()
                .filter(finding -> finding.status() == Status.UNKNOWN)
                .map(Afterwards::key)
                .collect(Collectors.toSet());
        unknown.removeAll(unknownBefore);
        if (!unknown.isEmpty()) {
            Finding first = change.come.stream()
                    .filter(finding -> unknown.contains(key(finding)))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            return Proof.not(
                    entry.proof().closes(),
                    "how " + first.check() + " judges " + first.resource().id() + " then "
                            + (first.outcome()
                                            .unknown()
                                            .filter(Unknown::isDefect)
                                            .isPresent()
                                    ? "could not be worked out, for a defect in harden itself"
                                    : "takes an answer that AWS did not give before"));
        }
        List<Finding> closed = failed.keySet().stream()
                .filter(key -> !fails.containsKey(key) && planned.containsKey(key))
                .filter(key -> !instead.containsValue(failed.get(key)))
                .map(planned::get)
                .sorted()
                .toList();
        // What fails in the place of another ends with that.
        instead.forEach(
                (key, other) -> Optional.ofNullable(planned.get(key(other))).ifPresent(one -> planned.put(key, one)));
        List<Finding> meant = entry.proof().closes();
        if (closed.isEmpty()
                && ended.containsAll(meant.stream().map(Afterwards::key).toList())) {
            return meant.isEmpty() ? Proof.proven(List.of()) : Proof.needless();
        }
        if (closed.isEmpty()) {
            return Proof.not(meant, "in the model, " + stays(meant) + " with it alone");
        }
        return Proof.proven(closed);
    }

    /**
     * Finds what fails in the place of what failed, and is no worse: the recorder that is not on yet, where there was none.
     * What failed is about the account then, and the change wants what it names.
     *
     * @return what failed, by the key of what fails instead
     */
    private static Map<String, Finding> instead(
            Map<String, Finding> failed, Map<String, Finding> fails, FixPlan.Entry entry) {
        Map<String, Finding> instead = new HashMap<>();
        fails.forEach((key, finding) -> failed.entrySet().stream()
                .filter(one -> !failed.containsKey(key)
                        && !fails.containsKey(one.getKey())
                        && one.getValue().check().equals(finding.check())
                        && one.getValue().region().equals(finding.region())
                        && one.getValue().resource().type().equals(Resource.ACCOUNT)
                        && one.getValue().severity().atLeast(finding.severity())
                        && !instead.containsValue(one.getValue())
                        && entry.wanting().stream()
                                .anyMatch(wanting -> key(wanting).equals(one.getKey())))
                .findFirst()
                .ifPresent(one -> instead.put(key, one.getValue())));
        return instead;
    }

    private static String stays(Collection<Finding> meant) {
        return meant.size() == 1 ? "the failure that it is for stays" : "the failures that it is for stay";
    }

    private static Map<String, Finding> failures(List<Finding> findings) {
        Map<String, Finding> failures = new LinkedHashMap<>();
        findings.stream()
                .filter(finding -> finding.status() == Status.FAIL)
                .forEach(finding -> failures.merge(
                        key(finding), finding, (one, other) -> one.severity().atLeast(other.severity()) ? one : other));
        return failures;
    }

    private static String key(Finding finding) {
        return String.join(
                "\n",
                finding.check(),
                finding.region(),
                finding.resource().arn(),
                finding.resource().id());
    }
}
