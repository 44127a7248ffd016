package dev.harden.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Answers one question: weighs one action and one resource for each way that the statements' patterns can match, and so
 * all of them.
 */
final class Evaluation {
    private static final long MOST_WORK = 100_000_000;

    /** Is a statement that may be about the requests. */
    record Entry(int layer, Place place, Truth applies) {
        Statement statement() {
            return place.statement();
        }
    }

    private final Layers layers;
    private final Question question;
    private final List<Entry> entries = new ArrayList<>();
    /** What is not understood, by layer. */
    private final Map<Integer, String> unclear = new LinkedHashMap<>();

    private final Cases cases;
    private final Map<List<Object>, Access> decided = new HashMap<>();
    /** Whether what statements leave out by name is told from what they are not about. */
    private boolean byName;

    Evaluation(Layers layers, Question question) {
        this(layers, question, false);
    }

    Evaluation(Layers layers, Question question, boolean may) {
        this.cases = new Cases(question.context(), may);
        this.layers = layers;
        this.question = question;
        Optional<String> only = question.actions().only();
        for (int layer = 0; layer < layers.layers().size(); layer++) {
            for (Policy policy : layers.layers().get(layer)) {
                if (policy.document().isEmpty()) {
                    unclear.putIfAbsent(layer, policy.name() + " " + policy.problem());
                }
                for (Statement statement : policy.statements()) {
                    boolean other = only.isPresent() && !statement.actions().means(only.get());
                    Truth applies = other ? Truth.NO : statement.applies(question.context());
                    if (applies != Truth.NO) {
                        entries.add(new Entry(layer, new Place(policy.name(), statement), applies));
                    }
                }
            }
        }
        // What denies without a condition spares nobody, so it is what is told.
        entries.sort(Comparator.comparing(entry -> entry.statement().isConditional()));
    }

    List<Entry> entries() {
        return entries;
    }

    Context context() {
        return question.context();
    }

    /** Gives the number of layers. */
    int layers() {
        return layers.layers().size();
    }

    /** Gives what is not understood, by layer. */
    Map<Integer, String> unclear() {
        return unclear;
    }

    Answer allows() {
        return over((pair, denying) -> {
            Access denied = pair.denied(denying);
            if (denied.truth() == Truth.YES) {
                return pair.access(Truth.NO, denied.by(), Set.of(), "");
            }
            Access allowed = pair.allowed();
            boolean byDeny = allowed.truth() == Truth.YES && denied.truth() == Truth.DEPENDS;
            return byDeny ? denied : allowed;
        });
    }

    Answer allowsButForDenies() {
        entries.removeIf(entry -> !entry.statement().allows());
        return over((pair, denying) -> pair.allowed());
    }

    Answer denies() {
        entries.removeIf(entry -> entry.statement().allows());
        return over(Pair::denied);
    }

    /** As {@link #allows}, where what statements leave out by name counts as allowed: see {@link Administration}. */
    Answer allowsOrNames(boolean actionsToo) {
        byName = true;
        return over((pair, denying) -> {
            Access denied = pair.deniedBut(actionsToo);
            return switch (denied.truth()) {
                case YES -> pair.access(Truth.NO, denied.by(), Set.of(), "");
                case NO -> pair.allowedOrNamed(actionsToo);
                case DEPENDS -> denied;
            };
        });
    }

    private Answer over(BiFunction<Pair, Set<Place>, Access> weigh) {
        try {
            return weighed(weigh);
        } catch (UnclearPolicy tooIntricate) {
            return Answer.unclear(largest() + " " + tooIntricate.getMessage());
        }
    }

    private String largest() {
        return layers.policies().stream()
                .max(Comparator.comparingInt(policy -> policy.statements().stream()
                        .mapToInt(one -> one.actions().patterns().size()
                                + one.resources().patterns().size())
                        .sum()))
                .map(Policy::name)
                .orElse("no policy");
    }

    private Answer weighed(BiFunction<Pair, Set<Place>, Access> weigh) {
        Map<Alike, String> actions = actions();
        List<String> resources = resources(actions.keySet());
        if ((long) actions.size() * resources.size() * Math.max(1, entries.size()) > MOST_WORK) {
            throw new UnclearPolicy("overlaps in too many ways to be decided");
        }
        Set<Place> denying = new LinkedHashSet<>();
        Access[] witnesses = new Access[Truth.values().length];
        for (String resource : resources) {
            Truth[] about = new Truth[entries.size()];
            actions.forEach((alike, action) -> {
                Pair pair = new Pair(this, action, resource, alike.concerned(), about, Map.of());
                Access access = decided(pair, denying, weigh);
                int truth = access.truth().ordinal();
                if (witnesses[truth] == null || witnesses[truth].unclear().isEmpty()) {
                    witnesses[truth] = better(witnesses[truth], access);
                }
            });
        }
        return new Answer(
                Optional.ofNullable(witnesses[Truth.YES.ordinal()]),
                Optional.ofNullable(witnesses[Truth.DEPENDS.ordinal()]),
                Optional.ofNullable(witnesses[Truth.NO.ordinal()]),
                denying);
    }

    /** Weighs a pair, and where conditions are open, goes through the ways that they can turn out. */
    private Access decided(Pair pair, Set<Place> denying, BiFunction<Pair, Set<Place>, Access> weigh) {
        Access open = weigh.apply(pair, denying);
        if (open.truth() != Truth.DEPENDS) {
            return open;
        }
        List<Entry> conditional = pair.open();
        List<Object> alike = new ArrayList<>(pair.signature());
        for (Entry entry : conditional) {
            entry.statement().conditions().forEach(one -> alike.add(one.isOf(open.action())));
        }
        if (byName) {
            alike.add(open.action());
            alike.add(open.resource());
        }
        Access known = decided.get(alike);
        if (known == null) {
            Set<Place> always = new LinkedHashSet<>();
            known = cases.decide(open, conditional, met -> weigh.apply(pair.in(met), always));
            decided.put(alike, known);
            if (known.truth() != Truth.DEPENDS
                    && known.by().filter(place -> !place.statement().allows()).isPresent()) {
                denying.addAll(always);
            }
        }
        return known.of(open.action(), open.resource());
    }

    /** Keeps the first witness, unless a later one hangs on a policy that is not understood, which has to be told. */
    private static Access better(Access first, Access later) {
        return first == null || !later.unclear().isEmpty() ? later : first;
    }

    /** Is what actions have in common: the statements about them, and the services among those with keys of their own. */
    private record Alike(BitSet concerned, Set<String> service) {}

    /** Gives an action for all that are alike. */
    private Map<Alike, String> actions() {
        List<List<String>> asked = new ArrayList<>();
        Set<String> services = new LinkedHashSet<>();
        for (Entry entry : entries) {
            asked.add(entry.statement().actions().patterns().stream()
                    .map(Wildcard::code)
                    .toList());
            for (Condition condition : entry.statement().conditions()) {
                services.addAll(byName ? Set.of() : condition.about().services());
            }
        }
        services.forEach(service -> asked.add(List.of(service + ":" + Wildcard.STAR)));
        Map<Alike, String> actions = new LinkedHashMap<>();
        for (String action : Representatives.of(question.actions(), asked, true)) {
            BitSet concerned = new BitSet();
            for (int i = 0; i < entries.size(); i++) {
                if (entries.get(i).statement().actions().mean(action, question.context()) != Truth.NO) {
                    concerned.set(i);
                }
            }
            String service = action.substring(0, Math.max(0, action.indexOf(':')));
            actions.putIfAbsent(new Alike(concerned, services.contains(service) ? Set.of(service) : Set.of()), action);
        }
        return actions;
    }

    private List<String> resources(Set<Alike> actions) {
        BitSet all = new BitSet();
        actions.forEach(alike -> all.or(alike.concerned()));
        List<List<String>> asked = new ArrayList<>();
        all.stream().forEach(i -> {
            List<String> certain = new ArrayList<>();
            for (Wildcard pattern : entries.get(i).statement().resources().patterns()) {
                Optional<Wildcard> filled = pattern.in(question.context());
                if (filled.isPresent() && filled.get().variables().isEmpty()) {
                    certain.add(filled.get().code());
                } else {
                    // What a variable may match is not what a pattern beside it does.
                    filled.ifPresent(open -> asked.add(List.of(open.code())));
                }
            }
            asked.add(certain);
        });
        return Representatives.of(question.resources(), asked, false);
    }
}
