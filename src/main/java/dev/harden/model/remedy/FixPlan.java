package dev.harden.model.remedy;

import dev.harden.model.Finding;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Is what to do about the failures of an account, in order: each entry is all that is wanted of one target.
 *
 * @param entries what to do, the first first
 * @param open the failures without a command; each says why
 * @param failures how many failures there are that nobody waived
 * @param made whether it could be made; where a defect kept it from that, there are failures, and no word of them
 */
public record FixPlan(List<Entry> entries, List<Finding> open, int failures, boolean made) {
    /**
     * Is all that is wanted of one target.
     *
     * @param intent what is wanted
     * @param wanting the failures that want it
     * @param proof what became of it in the model
     * @param access what of the reader's own access hangs on it, a fragment; empty where nothing does
     * @param owner whose the resource is, who will undo what others change, a fragment; absent where nobody is known
     */
    public record Entry(Intent intent, List<Finding> wanting, Proof proof, String access, Optional<String> owner) {
        public Entry {
            wanting = List.copyOf(wanting);
        }

        public Target target() {
            return intent.target();
        }

        public String about() {
            return intent.about();
        }

        public List<Step> steps() {
            return intent.steps();
        }

        /** Gives what has to be agreed to before it is done. */
        public Set<Effect> effects() {
            Set<Effect> all = EnumSet.noneOf(Effect.class);
            steps().forEach(step -> all.addAll(step.effects().keySet()));
            return all;
        }

        public Entry with(Proof other) {
            return new Entry(intent, wanting, other, access, owner);
        }

        public Entry ownedBy(Optional<String> who) {
            return new Entry(intent, wanting, proof, access, who);
        }

        /** Gives it with some values in place of their placeholders. */
        public Entry with(Map<String, String> values) {
            List<Step> given = steps().stream().map(step -> step.with(values)).toList();
            return new Entry(new Told(target(), about(), given), wanting, proof, access, owner);
        }
    }

    public FixPlan {
        entries = List.copyOf(entries);
        open = List.copyOf(open);
    }

    public FixPlan(List<Entry> entries, List<Finding> open, int failures) {
        this(entries, open, failures, true);
    }

    /** Stands for a plan that a defect kept from being made. */
    public static FixPlan notMade(Collection<Finding> findings) {
        return new FixPlan(List.of(), List.of(), Planner.failures(findings).size(), false);
    }

    /** Gives it with each entry changed. */
    public FixPlan each(Function<Entry, Entry> change) {
        return new FixPlan(entries.stream().map(change).toList(), open, failures, made);
    }

    /** Gives the failures that some entries close together. */
    public static List<Finding> closedBy(Collection<Entry> some) {
        return some.stream()
                .flatMap(entry -> entry.proof().closes().stream())
                .filter(finding -> finding.status() == Status.FAIL)
                .distinct()
                .toList();
    }

    /** Gives the failures with their remedies as they are planned here, so that no two of them undo each other. */
    public List<Finding> settled(List<Finding> findings) {
        Map<Finding, List<Intent>> planned = new HashMap<>();
        for (Entry entry : entries) {
            Told told = Told.of(entry.intent());
            entry.wanting()
                    .forEach(finding -> planned.computeIfAbsent(finding, none -> new ArrayList<>())
                            .add(told));
        }
        return findings.stream()
                .map(finding -> {
                    if (!(finding.remedy().orElse(null) instanceof Remedy.Changes changes)) {
                        return finding;
                    }
                    return made
                            ? finding.mendedBy(Optional.of(told(planned.getOrDefault(finding, changes.intents()))))
                            : finding.mendedBy(whole(changes));
                })
                .toList();
    }

    private static Remedy told(List<Intent> intents) {
        return new Remedy.Changes(intents.stream().<Intent>map(Told::of).toList());
    }

    /** Gives a remedy as its failure alone wants it, where no plan could be made; absent where it is why. */
    private static Optional<Remedy> whole(Remedy.Changes changes) {
        try {
            return Optional.of(told(changes.intents()));
        } catch (RuntimeException defect) {
            return Optional.empty();
        }
    }

    /** Tells how much failures weigh together: one critical as much as some that are less. */
    static int weight(Collection<Finding> findings) {
        return new HashSet<>(findings)
                .stream().mapToInt(finding -> weight(finding.severity())).sum();
    }

    private static int weight(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 40;
            case HIGH -> 15;
            case MEDIUM -> 5;
            case LOW -> 2;
            case INFO -> 1;
        };
    }
}
