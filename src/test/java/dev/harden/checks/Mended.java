package dev.harden.checks;

import dev.harden.facts.Foresees;
import dev.harden.model.Scope;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells what mends the failures of given facts, and how they stand then. */
public final class Mended {
    private Mended() {}

    /**
     * Judges one region again, all that mends its failures having been done: with the answers that are foretold. What
     * foretells nothing fails the test.
     */
    public static List<String> judged(Given given, Check<?> check, String region) {
        List<Foresees> all = intents(given.remedies(check, region)).stream()
                .map(Foresees.class::cast)
                .toList();
        if (all.isEmpty() || !all.stream().allMatch(Foresees::isForeseen)) {
            throw new AssertionError("nothing is foretold: " + all);
        }
        return given.judge(check, region, all);
    }

    /** As {@link #judged(Given, Check, String)}, of the account as a whole. */
    public static List<String> judged(Given given, Check<?> check) {
        return judged(given, check, Scope.GLOBAL);
    }

    /** Judges the account by several checks again, all that mends the failures of each having been done. */
    public static List<String> joinedJudged(Given given, Check<?>... checks) {
        List<Remedy> remedies = Stream.of(checks)
                .flatMap(check -> given.remedies(check, Scope.GLOBAL).stream())
                .toList();
        List<Foresees> all = joined(remedies).stream().map(Foresees.class::cast).toList();
        return Stream.of(checks)
                .flatMap(check -> given.judge(check, Scope.GLOBAL, all).stream())
                .toList();
    }

    /** Joins what several checks want of the same targets, as a plan does. */
    public static List<Intent> joined(List<Remedy> remedies) {
        List<Intent> joined = new ArrayList<>();
        for (Intent intent : intents(remedies)) {
            boolean done = false;
            for (int i = 0; i < joined.size() && !done; i++) {
                Optional<Intent> both = joined.get(i).with(intent);
                if (both.isPresent()) {
                    joined.set(i, both.get());
                    done = true;
                }
            }
            if (!done) {
                joined.add(intent);
            }
        }
        return joined;
    }

    private static List<Intent> intents(List<Remedy> remedies) {
        return remedies.stream()
                .flatMap(remedy ->
                        remedy instanceof Remedy.Changes changes ? changes.intents().stream() : Stream.empty())
                .toList();
    }

    /** Gives the steps that mend the failures of one region, each alone. */
    public static List<Step> steps(Given given, Check<?> check, String region) {
        return given.remedies(check, region).stream()
                .flatMap(remedy -> remedy.alone().stream())
                .toList();
    }

    /** Gives the steps that mend the failures of the account as a whole, each alone. */
    public static List<Step> steps(Given given, Check<?> check) {
        return steps(given, check, Scope.GLOBAL);
    }

    /** Gives why there is no command for the first failure: the kind of reason and its text. */
    public static String without(Given given, Check<?> check, String region) {
        return given.remedies(check, region).stream()
                .map(NoCommand.class::cast)
                .map(none -> none.why() + " " + none.text())
                .findFirst()
                .orElseThrow();
    }

    /** As {@link #without(Given, Check, String)}, of the account as a whole. */
    public static String without(Given given, Check<?> check) {
        return without(given, check, Scope.GLOBAL);
    }
}
