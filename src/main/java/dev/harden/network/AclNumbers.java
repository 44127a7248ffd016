package dev.harden.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Numbers the rules of a network ACL, of one direction and family, that are wished, and finds the way there. Rules that stay
 * keep their numbers as long as new ones have room before them; from where they have none, all are made anew behind, and
 * the old ones deleted from the last on, so that nothing changes before the last of those is gone.
 *
 * @param old the rules that there are
 * @param wished the rules in their order, new ones without number
 * @param taken the numbers that rules of the direction have, of the other family too
 */
record AclNumbers(List<AclRule> old, List<AclRule> wished, Set<Integer> taken) {
    private static final int STEP = 10;

    /** Tells whether the numbers do not reach. */
    boolean isOut() {
        return changes().stream().anyMatch(change -> change.rule().isLast());
    }

    List<AclChange> changes() {
        List<AclChange> changes = new ArrayList<>();
        List<AclChange> replaced = new ArrayList<>();
        Set<Integer> numbers = new LinkedHashSet<>(taken);
        Set<AclRule> going = new LinkedHashSet<>(old);
        going.removeAll(wished);
        int at = 0;
        int before = 0;
        while (at < wished.size()) {
            int end = at;
            while (end < wished.size() && !old.contains(wished.get(end))) {
                end++;
            }
            boolean last = end == wished.size();
            List<AclRule> fresh = new ArrayList<>(wished.subList(at, end));
            int limit = last ? AclRule.LAST : wished.get(end).number();
            int from = before;
            // A rule that goes leaves its number to the last of those in its place.
            List<AclRule> places = going.stream()
                    .filter(rule -> rule.number() > from && rule.number() < limit)
                    .toList();
            if (!fresh.isEmpty() && !places.isEmpty()) {
                AclRule place = places.get(0);
                AclRule rule = fresh.remove(fresh.size() - 1);
                List<Integer> free = free(from, place.number(), numbers, fresh.size());
                if (free.size() < fresh.size()) {
                    fresh.add(rule);
                    return behind(at, from, changes, replaced, going, numbers);
                }
                make(fresh, free, changes, numbers);
                replaced.add(AclChange.replace(place, numbered(rule, place.number())));
                going.remove(place);
            } else {
                List<Integer> free = last ? next(fresh.size(), numbers) : free(from, limit, numbers, fresh.size());
                if (free.size() < fresh.size()) {
                    return behind(at, from, changes, replaced, going, numbers);
                }
                make(fresh, free, changes, numbers);
            }
            before = limit;
            at = end + 1;
        }
        changes.addAll(replaced);
        going.forEach(rule -> changes.add(AclChange.delete(rule)));
        return changes;
    }

    /** Makes all rules anew from one on, behind those that there are. */
    private List<AclChange> behind(
            int at,
            int from,
            List<AclChange> changes,
            List<AclChange> replaced,
            Set<AclRule> going,
            Set<Integer> numbers) {
        List<AclRule> rest = wished.subList(at, wished.size());
        make(rest, next(rest.size(), numbers), changes, numbers);
        List<AclRule> olds = old.stream().filter(rule -> rule.number() > from).toList();
        for (int i = olds.size() - 1; i >= 0; i--) {
            changes.add(AclChange.delete(olds.get(i)));
        }
        changes.addAll(replaced);
        going.stream().filter(rule -> rule.number() <= from).forEach(rule -> changes.add(AclChange.delete(rule)));
        return changes;
    }

    private static void make(List<AclRule> rules, List<Integer> free, List<AclChange> changes, Set<Integer> numbers) {
        for (int i = 0; i < rules.size(); i++) {
            changes.add(AclChange.make(numbered(rules.get(i), free.get(i))));
            numbers.add(free.get(i));
        }
    }

    private static AclRule numbered(AclRule rule, int number) {
        return new AclRule(number, rule.egress(), rule.allow(), rule.traffic(), rule.range());
    }

    /** Gives free numbers between two, the greatest of them, in their order; fewer where there are too few. */
    private static List<Integer> free(int from, int limit, Set<Integer> numbers, int count) {
        List<Integer> free = new ArrayList<>();
        for (int number = limit - 1; number > from && free.size() < count; number--) {
            if (!numbers.contains(number)) {
                free.add(0, number);
            }
        }
        return free;
    }

    /** Gives numbers behind all that are taken. */
    private static List<Integer> next(int count, Set<Integer> numbers) {
        int last = numbers.stream().mapToInt(Integer::intValue).max().orElse(0);
        int step = last + STEP * (count + 1) < AclRule.LAST ? STEP : 1;
        int first = step == 1 ? last + 1 : (last / STEP + 1) * STEP;
        List<Integer> next = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            next.add(Math.min(AclRule.LAST, first + i * step));
        }
        return next;
    }
}
