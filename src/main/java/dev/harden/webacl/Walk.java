package dev.harden.webacl;

import dev.harden.network.AddressSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Follows requests through a web ACL and tells what keeps some of them out.
 *
 * <p>A rule that blocks does not count behind rules that allow the Internet: those whose sources together are open,
 * whatever else is in a request. What could not be seen (an IP set, a rule group) makes a step unseen where it could turn
 * it, and only there.
 */
public final class Walk {
    private static final AddressSet INTERNET = AddressSet.PUBLIC.family(false);

    private final Function<String, Bounds> sets;
    private final Function<String, Optional<List<Rule>>> groups;
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> unseen = new LinkedHashSet<>();
    private Bounds allowed = Bounds.NONE;

    private Walk(Function<String, Bounds> sets, Function<String, Optional<List<Rule>>> groups) {
        this.sets = sets;
        this.groups = groups;
    }

    /**
     * Gives the steps of a web ACL, in its order.
     *
     * @param sets gives the addresses of an IP set by its ARN, {@link Bounds#UNSEEN} where they could not be seen
     * @param groups gives the rules of an own rule group by its ARN, in their order; none where they could not be seen
     */
    public static List<Step> through(
            Acl acl, Function<String, Bounds> sets, Function<String, Optional<List<Rule>>> groups) {
        Walk walk = new Walk(sets, groups);
        for (Entry entry : acl.entries()) {
            if (entry instanceof Rule rule) {
                walk.meet("rule " + rule.name(), Optional.empty(), rule);
            } else if (entry instanceof Group group) {
                walk.meet(group);
            }
        }
        if (acl.blocksByDefault()) {
            walk.meetDefault();
        }
        return List.copyOf(walk.steps);
    }

    private void meet(Group group) {
        if (group.reference() instanceof Group.Own own) {
            Optional<List<Rule>> rules = groups.apply(own.arn());
            if (rules.isEmpty()) {
                pass(group, own);
                return;
            }
            for (Rule rule : rules.get()) {
                Rule here = new Rule(rule.name(), group.action(rule.name(), rule.action()), rule.statement());
                meet("rule " + rule.name() + " of rule group " + group.name(), Optional.of(group), here);
            }
        } else {
            String name = "rule group " + group.name() + " (" + group.reference() + ")";
            Bounds possible = group.scopeDown().map(one -> one.possible(sets)).orElse(Bounds.ALL);
            Step.State state = group.counted() ? Step.State.COUNTED : state(possible);
            String hidden = state == Step.State.UNSEEN ? hidden(group.scopeDown()) : "";
            steps.add(new Step(name, Optional.of(group), Optional.empty(), state, hidden));
        }
    }

    /** Goes by a group that could not be seen: it may block some requests, and allow any. */
    private void pass(Group group, Group.Own own) {
        if (!group.counted()) {
            unseen.add(own.arn());
            allowed = allowed.or(Bounds.UNSEEN);
        }
        Step.State state = group.counted() ? Step.State.COUNTED : Step.State.UNSEEN;
        steps.add(new Step("rule group " + group.name(), Optional.of(group), Optional.empty(), state, own.arn()));
    }

    private void meet(String name, Optional<Group> group, Rule rule) {
        Optional<Rule> met = Optional.of(rule);
        if (rule.action() == Action.COUNT || group.isPresent() && group.get().counted()) {
            add(name, group, met, Step.State.COUNTED);
        } else if (rule.action() == Action.ALLOW) {
            Bounds through = rule.statement().certain(sets);
            if (!through.isExact()) {
                unseen.addAll(unseenSets(rule.statement()));
            }
            allowed = allowed.or(through);
            add(name, group, met, Step.State.ALLOWS);
        } else if (rule.action().blocks()) {
            add(name, group, met, state(rule.statement().possible(sets)));
        } else {
            add(name, group, met, Step.State.OTHER);
        }
    }

    private void meetDefault() {
        Step.State state = allowed.least().containsAll(INTERNET)
                ? Step.State.BEHIND
                : allowed.most().containsAll(INTERNET) ? Step.State.UNSEEN : Step.State.LIVE;
        add("the default action", Optional.empty(), Optional.empty(), state);
    }

    /** A rule for few sources is held to these; one for many does not count once the Internet is allowed. */
    private Step.State state(Bounds possible) {
        if (possible.most().minus(allowed.least()).isEmpty()) {
            return possible.most().isOpen() ? Step.State.BEHIND : Step.State.NEVER;
        }
        if (possible.least().isOpen() && allowed.least().isOpen()) {
            return Step.State.BEHIND;
        }
        boolean behind = possible.most().isOpen() && allowed.most().isOpen();
        return behind || possible.least().minus(allowed.most()).isEmpty() ? Step.State.UNSEEN : Step.State.LIVE;
    }

    private void add(String name, Optional<Group> group, Optional<Rule> rule, Step.State state) {
        String hidden = state == Step.State.UNSEEN ? hidden(rule.map(Rule::statement)) : "";
        steps.add(new Step(name, group, rule, state, hidden));
    }

    /** Gives what would have to be seen to tell what becomes of requests at a statement, or before it. */
    private String hidden(Optional<Statement> statement) {
        return statement.map(this::unseenSets).stream()
                .flatMap(List::stream)
                .findFirst()
                .orElseGet(() -> unseen.iterator().next());
    }

    private List<String> unseenSets(Statement statement) {
        return statement.ipSets().stream()
                .filter(arn -> !sets.apply(arn).isExact())
                .toList();
    }
}
