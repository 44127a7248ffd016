package dev.harden.model.remedy;

import dev.harden.model.Account;
import dev.harden.model.Finding;
import dev.harden.model.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans by resource, not by finding: all that the failures of an account want of one target is one entry, so that none of
 * them undoes another. What is safe and closes most comes first.
 */
public final class Planner {
    private static final Comparator<Item> ORDER = Comparator.comparingInt(Item::caution)
            .thenComparingInt(Item::unfilled)
            .thenComparingInt(item -> -item.weight())
            .thenComparingInt(item -> item.steps().size())
            .thenComparing(item -> item.intent.target().toString())
            .thenComparing(item -> item.intent.about());

    private final Account account;
    private final Map<Target, List<Item>> targets = new LinkedHashMap<>();
    private final Map<Item, Set<Item>> before = new IdentityHashMap<>();

    private Planner(Account account) {
        this.account = account;
    }

    /** Plans for the failures among findings that nobody waived. */
    public static FixPlan of(Account account, Collection<Finding> findings) {
        List<Finding> failures = failures(findings);
        Planner planner = new Planner(account);
        List<Finding> open = new ArrayList<>();
        for (Finding finding : failures) {
            if (finding.remedy().orElse(null) instanceof Remedy.Changes changes) {
                planner.add(finding, changes);
            } else {
                open.add(finding);
            }
        }
        return new FixPlan(entries(planner.ordered()), open, failures.size());
    }

    static List<Finding> failures(Collection<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.status() == Status.FAIL
                        && finding.marks().waiver().isEmpty())
                .sorted()
                .toList();
    }

    private void add(Finding finding, Remedy.Changes changes) {
        Set<Item> earlier = new LinkedHashSet<>();
        for (Intent intent : changes.intents()) {
            Item item = item(intent);
            if (!item.wanting.contains(finding)) {
                item.wanting.add(finding);
            }
            // What a finding wants of several targets is done in its order.
            before.computeIfAbsent(item, none -> new LinkedHashSet<>()).addAll(earlier);
            before.get(item).remove(item);
            earlier.add(item);
        }
    }

    private Item item(Intent intent) {
        List<Item> there = targets.computeIfAbsent(intent.target(), none -> new ArrayList<>());
        for (Item item : there) {
            Optional<Intent> joined = item.intent.with(intent);
            if (joined.isPresent()) {
                item.intent = joined.get();
                return item;
            }
        }
        Item item = new Item(account, intent);
        there.add(item);
        return item;
    }

    private List<Item> ordered() {
        List<Item> rest = new ArrayList<>();
        targets.values().forEach(rest::addAll);
        rest.forEach(Item::settle);
        rest.sort(ORDER);
        List<Item> ordered = new ArrayList<>();
        Set<Item> done = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
        while (!rest.isEmpty()) {
            Item next = rest.stream()
                    .filter(item -> done.containsAll(before.get(item)))
                    .findFirst()
                    .orElse(rest.get(0));
            rest.remove(next);
            done.add(next);
            ordered.add(next);
        }
        return ordered;
    }

    /** Lets each failure be closed by the last of the entries that it wants. */
    private static List<FixPlan.Entry> entries(List<Item> ordered) {
        Map<Finding, Item> last = new LinkedHashMap<>();
        ordered.forEach(item -> item.wanting.forEach(finding -> last.put(finding, item)));
        return ordered.stream()
                .map(item -> new FixPlan.Entry(
                        item.intent,
                        item.wanting,
                        Proof.untried(item.wanting.stream()
                                .filter(finding -> last.get(finding) == item)
                                .toList()),
                        item.access,
                        Owners.byName(item.intent.target(), item.steps())))
                .toList();
    }

    private static final class Item {
        private final Account account;
        private final List<Finding> wanting = new ArrayList<>();
        private Intent intent;
        private List<Step> steps = List.of();
        private String access = "";

        Item(Account account, Intent intent) {
            this.account = account;
            this.intent = intent;
        }

        void settle() {
            steps = intent.steps();
            access = OwnAccess.of(account, intent.target(), steps).orElse("");
        }

        List<Step> steps() {
            return steps;
        }

        int weight() {
            return FixPlan.weight(wanting);
        }

        int unfilled() {
            return steps.stream().allMatch(step -> step.placeholders().isEmpty()) ? 0 : 1;
        }

        /** Ranks what has to be thought about before it is done; the reader's own access comes last. */
        int caution() {
            if (!access.isEmpty()) {
                return 4;
            }
            return steps.stream()
                    .flatMap(step -> step.effects().keySet().stream())
                    .mapToInt(effect -> switch (effect) {
                        case COSTS -> 1;
                        case CUTS_OFF -> 2;
                        case NEEDS_ROOT, IRREVERSIBLE -> 3;
                    })
                    .max()
                    .orElse(0);
        }
    }
}
