package dev.harden.webacl;

import dev.harden.webacl.Formulas.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Follows the requests of one place through a web ACL. */
final class Passage {
    /** The managed groups that look at tokens, and label requests by them. */
    private static final Set<String> TOKENS = Set.of(
            "AWSManagedRulesACFPRuleSet",
            "AWSManagedRulesATPRuleSet",
            "AWSManagedRulesAntiDDoSRuleSet",
            "AWSManagedRulesBotControlRuleSet");

    private final Formulas formulas;
    private final Place place;
    private final Function<String, Bounds> sets;
    private final Labels labels;
    private int entry = -1;
    private boolean counted;
    private int outside = Formulas.TRUE;
    private int reach = Formulas.TRUE;
    private int allowed = Formulas.FALSE;
    private int wanted = Formulas.FALSE;

    Passage(Formulas formulas, Place place, Function<String, Bounds> sets) {
        this.formulas = formulas;
        this.place = place;
        this.sets = sets;
        this.labels = new Labels(formulas, place);
    }

    /**
     * Is what becomes of requests at a stop.
     *
     * @param matching those that it would keep out, wherever they end
     * @param blocked those of them that no earlier rule decides on
     * @param allowed those that an earlier rule allows
     * @param wanted those that an earlier rule would allow, wherever they end
     */
    record Met(int matching, int blocked, int allowed, int wanted) {}

    Met meet(Stop stop) {
        if (stop.entry() != entry) {
            // What a counted group decides ends its own evaluation, and not that of the web ACL.
            reach = counted ? outside : reach;
            entry = stop.entry();
            counted = stop.isCounted();
            outside = reach;
        }
        if (stop.isDefault()) {
            return new Met(Formulas.TRUE, reach, allowed, wanted);
        }
        int before = reach;
        int passed = allowed;
        int asked = wanted;
        int matching = stop.rule().isPresent()
                ? rule(stop, stop.rule().get())
                : stop.contents().isPresent() ? managed(stop, stop.contents().get()) : hidden(stop);
        return new Met(matching, formulas.and(matching, before), passed, asked);
    }

    private int rule(Stop stop, Rule rule) {
        int matching = matching(rule.statement(), stop);
        int here = formulas.and(reach, matching);
        int held = held(rule.action());
        wanted = rule.action() == Action.ALLOW && !counted ? formulas.or(wanted, matching) : wanted;
        int ending = formulas.and(here, rule.action() == Action.ALLOW ? Formulas.TRUE : held);
        labels.inspect(rule.statement(), reach);
        int carried = formulas.and(counted ? here : formulas.minus(here, ending), labelling(stop));
        rule.labels().forEach(label -> labels.give(label, carried));
        end(rule.action(), ending);
        return formulas.and(matching, held);
    }

    /** Gives the requests that an action holds back: all, or those without a token of the right kind. */
    private int held(Action action) {
        return switch (action) {
            case BLOCK -> Formulas.TRUE;
            case CAPTCHA, CHALLENGE -> formulas.is(Kind.TRAIT, "no token of " + action);
            case ALLOW, COUNT, OTHER -> Formulas.FALSE;
        };
    }

    private void end(Action action, int ending) {
        reach = formulas.minus(reach, ending);
        if (action == Action.ALLOW && !counted) {
            allowed = formulas.or(allowed, ending);
        }
    }

    private int labelling(Stop stop) {
        return formulas.is(Kind.SWITCH, stop.labelling());
    }

    private int managed(Stop stop, Contents contents) {
        Group group = stop.group().orElseThrow();
        Group.Managed managed = group.managed().orElseThrow();
        int scope = scope(group, stop);
        int entering = formulas.and(reach, scope);
        int blocked = Formulas.FALSE;
        Map<String, Integer> rules = new TreeMap<>();
        for (Map.Entry<String, Action> one : new TreeMap<>(contents.rules()).entrySet()) {
            int matching = formulas.is(Kind.TRAIT, managed.key() + " " + one.getKey());
            rules.put(plain(one.getKey()), matching);
            Action action = group.action(one.getKey(), one.getValue());
            int held = formulas.and(formulas.and(scope, matching), held(action));
            blocked = formulas.or(blocked, held);
            int allowing = action == Action.ALLOW ? formulas.and(scope, matching) : Formulas.FALSE;
            wanted = counted ? wanted : formulas.or(wanted, allowing);
            end(action, formulas.and(reach, formulas.or(held, allowing)));
        }
        int leaving = counted ? entering : formulas.and(entering, reach);
        int carrying = formulas.and(leaving, labelling(stop));
        for (String label : contents.labels()) {
            // AWS names a label as the rule that gives it.
            Integer rule = rules.get(plain(label.substring(label.lastIndexOf(':') + 1)));
            int matching = rule == null ? formulas.is(Kind.TRAIT, "label " + label) : rule;
            labels.give(label, formulas.and(carrying, matching));
        }
        if (!contents.labelsSeen()) {
            labels.giveAny("awswaf:managed:", carrying, Kind.HIDDEN);
        }
        giveTokens(managed, carrying);
        return blocked;
    }

    private void giveTokens(Group.Managed managed, int carrying) {
        if (managed.vendor().equals("AWS") && TOKENS.contains(managed.group())) {
            labels.giveAny("awswaf:managed:token:", carrying, Kind.TRAIT);
            labels.giveAny("awswaf:managed:captcha:", carrying, Kind.TRAIT);
        }
    }

    /** Goes by a group that could not be seen: it may block some requests, label any, and an own one may allow any. */
    private int hidden(Stop stop) {
        Group group = stop.group().orElseThrow();
        int scope = scope(group, stop);
        int entering = formulas.and(reach, scope);
        int blocking = formulas.and(scope, formulas.is(Kind.HIDDEN, "blocks " + stop.labelling()));
        boolean mayAllow = group.managed()
                .filter(one -> one.vendor().equals("AWS") && !group.overrides().containsValue(Action.ALLOW))
                .isEmpty();
        int allowing = mayAllow
                ? formulas.and(entering, formulas.is(Kind.HIDDEN, "allows " + stop.labelling()))
                : Formulas.FALSE;
        if (!counted) {
            allowed = formulas.or(allowed, allowing);
            reach = formulas.minus(reach, formulas.or(allowing, blocking));
        }
        int carrying = formulas.and(counted ? entering : formulas.and(entering, reach), labelling(stop));
        labels.giveAny(prefix(group), carrying, Kind.HIDDEN);
        group.managed().ifPresent(managed -> giveTokens(managed, carrying));
        return blocking;
    }

    private static String prefix(Group group) {
        if (!(group.reference() instanceof Group.Own own)) {
            return "awswaf:managed:";
        }
        List<String> parts = List.of(own.arn().split("[:/]"));
        return parts.size() < 8 ? "awswaf:" : "awswaf:" + parts.get(4) + ":rulegroup:" + parts.get(7) + ":";
    }

    private int scope(Group group, Stop stop) {
        return group.scopeDown().map(one -> matching(one, stop)).orElse(Formulas.TRUE);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private int matching(Statement statement, Stop stop) {
        if (statement instanceof Statement.And and) {
            return and.below().stream().map(one -> matching(one, stop)).reduce(Formulas.TRUE, formulas::and);
        }
        if (statement instanceof Statement.Or or) {
            return or.below().stream().map(one -> matching(one, stop)).reduce(Formulas.FALSE, formulas::or);
        }
        if (statement instanceof Statement.Not not) {
            return formulas.not(matching(not.statement(), stop));
        }
        if (statement instanceof Statement.RateBased rate) {
            int scope = rate.scopeDown().map(one -> matching(one, stop)).orElse(Formulas.TRUE);
            return formulas.and(scope, trait("rate " + stop.labelling()));
        }
        if (statement instanceof Statement.Label label) {
            return labels.carry(label);
        }
        return leaf(statement);
    }

    private int leaf(Statement statement) {
        if (statement instanceof Statement.IpSet set) {
            return source(set);
        }
        if (statement instanceof Statement.Country country) {
            return country.forwarded()
                    ? any(country.codes(), code -> "awswaf:forwardedip:geo:country:" + code)
                    : country.codes().contains(place.country()) ? Formulas.TRUE : Formulas.FALSE;
        }
        if (statement instanceof Statement.Asn asn) {
            return any(
                    asn.numbers(),
                    number -> "awswaf:" + (asn.forwarded() ? "forwardedip" : "clientip") + ":asn:" + number);
        }
        if (statement instanceof Statement.Sqli sqli) {
            return trait("injection " + sqli.key());
        }
        if (statement instanceof Statement.PatternSet set) {
            return formulas.is(Kind.HIDDEN, set.key());
        }
        Statement.Other other = (Statement.Other) statement;
        return switch (other.truth()) {
            case ALWAYS -> Formulas.TRUE;
            case NEVER -> Formulas.FALSE;
            case SOMETIMES -> trait(other.key());
            case PERHAPS_ALWAYS -> formulas.or(trait(other.key()), formulas.is(Kind.HIDDEN, other.key()));
            case PERHAPS_NEVER -> formulas.and(trait(other.key()), formulas.is(Kind.HIDDEN, other.key()));
        };
    }

    private <T> int any(Set<T> values, Function<T, String> key) {
        return values.stream().map(value -> trait(key.apply(value))).reduce(Formulas.FALSE, formulas::or);
    }

    private int source(Statement.IpSet set) {
        Bounds bounds = sets.apply(set.arn());
        if (set.forwarded()) {
            int written = trait("forwarded " + set.arn());
            return !bounds.isExact()
                    ? formulas.and(written, formulas.is(Kind.HIDDEN, set.arn()))
                    : bounds.most().isEmpty() ? Formulas.FALSE : written;
        }
        if (!bounds.isExact()) {
            return formulas.is(Kind.SOURCE, set.arn());
        }
        return bounds.most().containsAll(place.addresses()) ? Formulas.TRUE : Formulas.FALSE;
    }

    private int trait(String key) {
        return formulas.is(Kind.TRAIT, key);
    }
}
