package dev.harden.checks;

import dev.harden.facts.Fact;
import dev.harden.facts.Foresees;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Joins what many failures want of the same targets, as a plan does. */
public final class Planned {
    private Planned() {}

    /** Gives what is wanted of each target; what stands beside each other stays apart. */
    public static List<Intent> of(List<Remedy> remedies) {
        Map<Target, List<Intent>> byTarget = new LinkedHashMap<>();
        for (Remedy remedy : remedies) {
            if (remedy instanceof Remedy.Changes changes) {
                for (Intent intent : changes.intents()) {
                    join(byTarget.computeIfAbsent(intent.target(), none -> new ArrayList<>()), intent);
                }
            }
        }
        return byTarget.values().stream().flatMap(List::stream).toList();
    }

    private static void join(List<Intent> all, Intent intent) {
        for (int i = 0; i < all.size(); i++) {
            Optional<Intent> joined = all.get(i).with(intent);
            if (joined.isPresent()) {
                all.set(i, joined.get());
                return;
            }
        }
        all.add(intent);
    }

    /** Gives an answer as it will be after all, where there is one yet or the changes tell it. */
    static <T> T after(List<Foresees> changes, Fact<T> question, Optional<T> before) {
        Optional<T> answer = before;
        for (Foresees one : changes) {
            if (one.touches(question)) {
                answer = answer.isPresent() ? answer.map(now -> one.after(question, now)) : one.anew(question);
            }
        }
        return answer.orElseThrow(() -> new AssertionError("neither given nor foretold: " + question));
    }

    /** Gives an answer as it will be after all. */
    public static <T> T after(List<Intent> intents, Fact<T> question, T before) {
        T answer = before;
        for (Intent intent : intents) {
            if (intent instanceof Foresees foresees && foresees.touches(question)) {
                answer = foresees.after(question, answer);
            }
        }
        return answer;
    }
}
