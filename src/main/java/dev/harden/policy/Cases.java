package dev.harden.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Weighs statements together whose conditions are open: goes through the ways that these can turn out, those on one key
 * together. So two halves are seen to be a whole, and what no request fulfils is no condition.
 *
 * @param context what is known of the requests
 * @param may whether it is asked what may be done by some request to every target, rather than by all requests
 */
record Cases(Context context, boolean may) {
    private static final int MOST_CASES = 20_000;

    /** Is the open conditions on one key, with the ways that they turn out. */
    private record Key(KeyKind kind, List<Condition> conditions, List<List<Truth>> ways) {
        void put(int way, Map<Condition, Truth> met) {
            for (int i = 0; i < conditions.size(); i++) {
                met.put(conditions.get(i), ways.get(way).get(i));
            }
        }
    }

    /** Gathers what the cases come to: the first of each truth. */
    private static final class Sum {
        private final Map<Truth, Access> first = new HashMap<>();

        boolean isSettled() {
            return first.containsKey(Truth.DEPENDS) || first.containsKey(Truth.YES) && first.containsKey(Truth.NO);
        }

        boolean add(Access access) {
            first.putIfAbsent(access.truth(), access);
            return true;
        }

        boolean has(Truth truth) {
            return first.containsKey(truth);
        }

        Access get(Truth truth) {
            return first.get(truth);
        }

        Optional<Access> only() {
            return first.size() == 1 ? first.values().stream().findFirst() : Optional.empty();
        }
    }

    /**
     * Decides.
     *
     * @param open the access as it is while the conditions are open
     * @param entries the statements that it may hang on
     * @param weigh weighs them in one case
     */
    Access decide(Access open, Collection<Evaluation.Entry> entries, Function<Map<Condition, Truth>, Access> weigh) {
        List<Key> keys = keys(entries, open.action());
        if (keys.isEmpty()) {
            return open;
        }
        long cases = 1;
        for (Key key : keys) {
            cases = Math.min(cases * key.ways().size(), MOST_CASES + 1L);
        }
        if (cases > MOST_CASES) {
            String policy = entries.iterator().next().place().policy();
            return open.because(policy + " has conditions that overlap in too many ways to be decided");
        }
        Sum sum = new Sum();
        each(of(KeyKind.UNKNOWN, keys), 0, new HashMap<>(), met -> sum.add(known(open, keys, met, weigh)));
        return sum.only().orElseGet(() -> open.because(unknown(entries).orElse("")));
    }

    private Access known(
            Access open, List<Key> keys, Map<Condition, Truth> met, Function<Map<Condition, Truth>, Access> weigh) {
        List<Key> targets = of(KeyKind.TARGET, keys);
        List<Key> requests = of(KeyKind.REQUEST, keys);
        if (may) {
            return someOf(open, targets, requests, met, weigh);
        }
        List<Key> both = new ArrayList<>(targets);
        both.addAll(requests);
        Sum sum = new Sum();
        each(both, 0, met, one -> sum.add(weigh.apply(one)) && !sum.isSettled());
        return sum.only().orElse(open);
    }

    /** Asks whether, for every target, some request passes. */
    private static Access someOf(
            Access open,
            List<Key> targets,
            List<Key> requests,
            Map<Condition, Truth> met,
            Function<Map<Condition, Truth>, Access> weigh) {
        Sum every = new Sum();
        Sum cases = new Sum();
        each(targets, 0, met, target -> {
            Sum some = new Sum();
            each(requests, 0, target, one -> some.add(weigh.apply(one)));
            some.first.values().forEach(cases::add);
            return every.add(
                    some.get(some.has(Truth.YES) ? Truth.YES : some.has(Truth.DEPENDS) ? Truth.DEPENDS : Truth.NO));
        });
        if (every.has(Truth.NO)) {
            // What passes for some targets is narrowed by the conditions on these.
            return every.has(Truth.YES) || every.has(Truth.DEPENDS)
                    ? open.narrowed(names(targets))
                    : every.get(Truth.NO);
        }
        if (every.has(Truth.DEPENDS)) {
            return open;
        }
        return every.get(Truth.YES).under(cases.only().isPresent() ? Set.of() : names(requests));
    }

    private static Set<String> names(List<Key> keys) {
        Set<String> names = new TreeSet<>();
        keys.forEach(key -> key.conditions()
                .forEach(condition -> names.add(condition.about().name())));
        return names;
    }

    private static List<Key> of(KeyKind kind, List<Key> keys) {
        return keys.stream().filter(key -> key.kind() == kind).toList();
    }

    /** Goes through the cases until the visitor has seen enough. */
    private static boolean each(
            List<Key> keys, int from, Map<Condition, Truth> met, Predicate<Map<Condition, Truth>> visitor) {
        if (from == keys.size()) {
            return visitor.test(met);
        }
        Key key = keys.get(from);
        for (int way = 0; way < key.ways().size(); way++) {
            key.put(way, met);
            if (!each(keys, from + 1, met, visitor)) {
                return false;
            }
        }
        return true;
    }

    private List<Key> keys(Collection<Evaluation.Entry> entries, String action) {
        Map<String, Set<Condition>> byKey = new LinkedHashMap<>();
        for (Evaluation.Entry entry : entries) {
            for (Condition condition : entry.statement().conditions()) {
                if (condition.met(context) == Truth.DEPENDS) {
                    boolean known = condition.operator() != Operator.UNREADABLE;
                    byKey.computeIfAbsent(known ? condition.key() : condition.toString(), one -> new LinkedHashSet<>())
                            .add(condition);
                }
            }
        }
        List<Key> keys = new ArrayList<>();
        for (Set<Condition> conditions : byKey.values()) {
            List<Condition> list = List.copyOf(conditions);
            keys.add(new Key(list.get(0).about().kind(), list, List.copyOf(KeyValues.ways(list, context, action))));
        }
        return keys;
    }

    private static Optional<String> unknown(Collection<Evaluation.Entry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.statement().conditions().stream()
                        .map(Condition::unclear)
                        .filter(why -> !why.isEmpty())
                        .map(why -> entry.place().policy() + " " + why))
                .findFirst();
    }
}
