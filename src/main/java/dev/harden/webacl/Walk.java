package dev.harden.webacl;

import dev.harden.network.AddressSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Follows requests through a web ACL and tells what keeps some of them out.
 *
 * <p>Requests of each place are followed for themselves, so that what is left after a rule that allows is exact for both
 * families of addresses. What could not be seen (an IP set, a rule group) makes a step unseen where it could turn it, and
 * only there.
 */
public final class Walk {
    /** Words for a web ACL that is too large to be followed. */
    public static final String TOO_LARGE = "the rules of the web ACL are too many to be followed";

    private final Function<String, Bounds> sets;
    private final List<Stop> stops;
    private final Formulas formulas = new Formulas();
    private final List<Place> places;
    private final List<List<Passage.Met>> met = new ArrayList<>();

    private Walk(Function<String, Bounds> sets, List<Stop> stops) {
        this.sets = sets;
        this.stops = stops;
        List<Statement> all =
                stops.stream().flatMap(Walk::statements).flatMap(Statement::all).toList();
        List<AddressSet> addresses = all.stream()
                .filter(one -> one instanceof Statement.IpSet set && !set.forwarded())
                .map(one -> sets.apply(((Statement.IpSet) one).arn()))
                .filter(Bounds::isExact)
                .map(Bounds::most)
                .toList();
        this.places = Place.all(
                addresses,
                all.stream().map(Walk::countries).filter(one -> !one.isEmpty()).toList());
    }

    /**
     * Gives the steps of a web ACL, in its order.
     *
     * @param sets gives the addresses of an IP set by its ARN, {@link Bounds#UNSEEN} where they could not be seen
     * @param groups gives the rules of an own rule group by its ARN, in their order; none where they could not be seen
     * @param managed gives what is in a managed group; none where it could not be seen
     */
    public static List<Step> through(
            Acl acl,
            Function<String, Bounds> sets,
            Function<String, Optional<List<Rule>>> groups,
            Function<Group.Managed, Optional<Contents>> managed) {
        List<Stop> stops = new ArrayList<>();
        int entry = 0;
        for (Entry one : acl.entries()) {
            stops.addAll(stops(entry++, one, groups, managed));
        }
        if (acl.blocksByDefault()) {
            stops.add(new Stop(entry, "the default action", Optional.empty(), Optional.empty(), Optional.empty()));
        }
        Walk walk = new Walk(sets, stops);
        try {
            return walk.steps(walk.follow());
        } catch (Formulas.TooLarge tooLarge) {
            return walk.steps(false);
        }
    }

    private static List<Stop> stops(
            int place,
            Entry entry,
            Function<String, Optional<List<Rule>>> groups,
            Function<Group.Managed, Optional<Contents>> managed) {
        if (entry instanceof Rule rule) {
            return List.of(
                    new Stop(place, "rule " + rule.name(), Optional.empty(), Optional.of(rule), Optional.empty()));
        }
        Group group = (Group) entry;
        Optional<Group> in = Optional.of(group);
        String name = "rule group " + group.name();
        if (group.reference() instanceof Group.Managed which) {
            return List.of(new Stop(place, name + " (" + which + ")", in, Optional.empty(), managed.apply(which)));
        }
        Optional<List<Rule>> rules = groups.apply(((Group.Own) group.reference()).arn());
        if (rules.isEmpty()) {
            return List.of(new Stop(place, name, in, Optional.empty(), Optional.empty()));
        }
        return rules.get().stream()
                .map(rule -> new Rule(
                        rule.name(), group.action(rule.name(), rule.action()), rule.statement(), rule.labels()))
                .map(rule ->
                        new Stop(place, "rule " + rule.name() + " of " + name, in, Optional.of(rule), Optional.empty()))
                .toList();
    }

    private static Stream<Statement> statements(Stop stop) {
        return stop.rule().map(Rule::statement).or(() -> stop.group().flatMap(Group::scopeDown)).stream();
    }

    private static Set<String> countries(Statement statement) {
        if (statement instanceof Statement.Country country) {
            return country.forwarded() ? Set.of() : country.codes();
        }
        String code = statement instanceof Statement.Label label ? Labels.country(label.key()) : "";
        return code.isEmpty() ? Set.of() : Set.of(code);
    }

    private List<Step> steps(boolean followed) {
        List<Step> steps = new ArrayList<>();
        Set<String> unseen = new LinkedHashSet<>();
        for (int i = 0; i < stops.size(); i++) {
            Stop stop = stops.get(i);
            unseen.addAll(unseen(stop));
            Step.State state = state(i, followed);
            String hidden = state == Step.State.UNSEEN || stop.isHidden() ? hidden(stop, unseen, followed) : "";
            steps.add(new Step(
                    stop.name(), stop.group(), stop.rule(), state, hidden, followed ? labelled(i) : List.of()));
        }
        return List.copyOf(steps);
    }

    private boolean follow() {
        for (Place place : places) {
            Passage passage = new Passage(formulas, place, sets);
            met.add(stops.stream().map(passage::meet).toList());
        }
        return true;
    }

    private Step.State state(int index, boolean followed) {
        Stop stop = stops.get(index);
        if (stop.isCounted()) {
            return Step.State.COUNTED;
        }
        Optional<Action> action = stop.rule().map(Rule::action);
        if (action.isPresent() && !action.get().blocks()) {
            return switch (action.get()) {
                case COUNT -> Step.State.COUNTED;
                case ALLOW -> Step.State.ALLOWS;
                case BLOCK, CAPTCHA, CHALLENGE, OTHER -> Step.State.OTHER;
            };
        }
        boolean idle = stop.isManaged()
                && stop.contents().isPresent()
                && stop.group().get().blocking(stop.contents().get().rules()).isEmpty();
        if (idle) {
            return Step.State.IDLE;
        }
        return followed ? reached(index) : Step.State.UNSEEN;
    }

    private Step.State reached(int index) {
        // Where nothing is let in before, what earlier rules block too is no less blocked.
        boolean alone = met.stream().allMatch(one -> one.get(index).allowed() == Formulas.FALSE);
        // Where it is not known whether any rule before it would let something in, neither is whether that is so.
        boolean open = !alone
                && met.stream()
                        .noneMatch(one -> formulas.isCertain(one.get(index).wanted()));
        Step.State state = reached(index, alone);
        return open && state != Step.State.LIVE && reached(index, true) != state ? Step.State.UNSEEN : state;
    }

    private Step.State reached(int index, boolean alone) {
        Step.State state = Step.State.NEVER;
        for (int i = 0; i < places.size(); i++) {
            Passage.Met here = met.get(i).get(index);
            boolean internet = places.get(i).internet();
            int blocked = alone ? here.matching() : here.blocked();
            if (internet && formulas.isCertain(blocked)) {
                return Step.State.LIVE;
            }
            if (formulas.isPossible(blocked)) {
                state = internet || state == Step.State.UNSEEN ? Step.State.UNSEEN : Step.State.PRIVATE;
            } else if (state == Step.State.NEVER && formulas.isPossible(here.matching())) {
                state = Step.State.BEHIND;
            }
        }
        return state;
    }

    /** Gives the later steps that block some requests because of the labels that a step gives. */
    private List<Step.LabelledBlock> labelled(int index) {
        int labels = formulas.variable(Formulas.Kind.SWITCH, stops.get(index).labelling());
        List<Step.LabelledBlock> found = new ArrayList<>();
        Set<String> unseen = new LinkedHashSet<>();
        for (int later = index + 1; later < stops.size(); later++) {
            Stop stop = stops.get(later);
            unseen.addAll(unseen(stop));
            boolean blocks = !stop.isCounted() && !stop.isDefault();
            boolean possible = false;
            boolean certain = false;
            for (int i = 0; blocks && !certain && i < places.size(); i++) {
                int blocked = met.get(i).get(later).blocked();
                int without = formulas.withoutLabels(blocked, labels);
                int gained = blocked == without ? Formulas.FALSE : formulas.minus(blocked, without);
                certain = places.get(i).internet() && formulas.isCertain(gained);
                possible |= places.get(i).internet() && formulas.isPossible(gained);
            }
            // What is in a group that could not be seen may block by any label.
            if (certain || possible || blocks && stop.isHidden() && !stop.isManaged()) {
                found.add(new Step.LabelledBlock(stop.name(), certain ? "" : hidden(stop, unseen, true)));
            }
        }
        return found;
    }

    /** Gives what would have to be seen to tell what becomes of requests at a step, or before it. */
    private String hidden(Stop stop, Set<String> unseen, boolean followed) {
        if (!followed) {
            return TOO_LARGE;
        }
        return unseen(stop).stream()
                .findFirst()
                .orElseGet(() -> unseen.stream().findFirst().orElse(TOO_LARGE));
    }

    private List<String> unseen(Stop stop) {
        if (stop.isHidden()) {
            return List.of(stop.unseen());
        }
        return statements(stop)
                .flatMap(Statement::all)
                .flatMap(one -> {
                    if (one instanceof Statement.IpSet set) {
                        return Stream.of(set.arn())
                                .filter(arn -> !sets.apply(arn).isExact());
                    }
                    if (one instanceof Statement.PatternSet set) {
                        return Stream.of(set.arn());
                    }
                    return one instanceof Statement.Other other ? doubt(stop, other) : Stream.empty();
                })
                .toList();
    }

    private static Stream<String> doubt(Stop stop, Statement.Other other) {
        return switch (other.truth()) {
            case PERHAPS_ALWAYS -> Stream.of("whether " + stop.name() + " matches every request by " + other.words());
            case PERHAPS_NEVER -> Stream.of("whether " + stop.name() + " matches any request by " + other.words());
            case ALWAYS, NEVER, SOMETIMES -> Stream.empty();
        };
    }
}
