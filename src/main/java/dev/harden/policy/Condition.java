package dev.harden.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Is a condition of a statement: one operator on one key.
 *
 * @param operator what is compared
 * @param ifExists whether requests without the key meet it
 * @param quantifier how a key of several values is taken
 * @param key the condition key, in small letters
 * @param about what is known of the key; of an operator that is not known, nothing but its name
 * @param values the policy's values
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html">
 *     Conditions with several keys or values</a>
 */
record Condition(
        Operator operator,
        boolean ifExists,
        Quantifier quantifier,
        String key,
        ConditionKey about,
        List<Wildcard> values) {
    /** Says how a key of several values is taken. */
    enum Quantifier {
        /** There is but one value. */
        NONE,
        /** ForAllValues: each value has to be as is asked; none is as good. */
        ALL,
        /** ForAnyValue: one value has to be. */
        ANY
    }

    Condition {
        values = List.copyOf(values);
    }

    /**
     * Reads it.
     *
     * @param word the operator with its prefix and suffix, as {@code ForAllValues:StringLikeIfExists}
     */
    static Condition of(String word, String key, List<String> values, boolean variables) {
        String name = word;
        Quantifier quantifier = Quantifier.NONE;
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("forallvalues:")) {
            quantifier = Quantifier.ALL;
            name = name.substring("ForAllValues:".length());
        } else if (lower.startsWith("foranyvalue:")) {
            quantifier = Quantifier.ANY;
            name = name.substring("ForAnyValue:".length());
        }
        boolean ifExists = name.toLowerCase(Locale.ROOT).endsWith("ifexists");
        String plain = ifExists ? name.substring(0, name.length() - "IfExists".length()) : name;
        Operator operator = Operator.of(plain)
                .filter(found -> !(found == Operator.NULL && ifExists))
                .orElse(Operator.UNREADABLE);
        List<Wildcard> read = new ArrayList<>();
        values.forEach(value -> read.add(operator.read(value, variables)));
        ConditionKey about = operator == Operator.UNREADABLE
                ? new ConditionKey(word, KeyKind.UNKNOWN, KeyFormat.TEXT, false, Set.of())
                : ConditionKey.of(key);
        return new Condition(operator, ifExists, quantifier, key.toLowerCase(Locale.ROOT), about, read);
    }

    /** Tells whether requests meet it, as far as they are known. */
    Truth met(Context context) {
        if (operator == Operator.UNREADABLE) {
            return Truth.DEPENDS;
        }
        Truth absent = metWithout();
        if (!context.knows(key)) {
            Truth present = metWithAny();
            return absent == present ? absent : Truth.DEPENDS;
        }
        Context.Known known = context.of(key);
        if (known.isAbsent()) {
            return absent;
        }
        return known.values().isEmpty() ? metWithAny() : metWith(known.values(), context);
    }

    /** Tells whether requests that lack the key meet it. */
    private Truth metWithout() {
        if (operator == Operator.NULL) {
            return lists("true");
        }
        if (ifExists) {
            return Truth.YES;
        }
        return switch (quantifier) {
            case NONE -> Truth.of(operator.isNegated());
            case ALL -> Truth.YES;
            case ANY -> Truth.NO;
        };
    }

    /** Tells whether requests that have the key meet it, whatever its value is. */
    private Truth metWithAny() {
        if (operator == Operator.NULL) {
            return lists("false");
        }
        Truth listed = operator.takesEverything(values) ? Truth.YES : Truth.DEPENDS;
        if (values.isEmpty()) {
            listed = Truth.NO;
        }
        Truth met = operator.isNegated() ? listed.not() : listed;
        // Of a list that may be empty, only what each value meets is certain.
        return quantifier == Quantifier.NONE || met == Truth.YES ? met : Truth.DEPENDS;
    }

    private Truth metWith(List<String> actual, Context context) {
        if (operator == Operator.NULL) {
            return lists("false");
        }
        Truth all = Truth.YES;
        Truth any = Truth.NO;
        for (String value : actual) {
            Truth met = metBy(value, context);
            all = all.and(met);
            any = any.or(met);
        }
        return switch (quantifier) {
            case ALL -> all;
            case ANY -> any;
            case NONE -> all == any ? all : Truth.DEPENDS;
        };
    }

    private Truth metBy(String value, Context context) {
        Truth listed = Truth.NO;
        for (Wildcard wanted : values) {
            listed = listed.or(operator.matches(value, wanted, context));
        }
        return operator.isNegated() ? listed.not() : listed;
    }

    private Truth lists(String word) {
        boolean variable = values.stream().anyMatch(value -> !value.variables().isEmpty());
        boolean listed = values.stream().anyMatch(value -> value.code().equals(word));
        return variable && !listed ? Truth.DEPENDS : Truth.of(listed);
    }

    /** Tells whether requests that do an action may carry its key. */
    boolean isOf(String action) {
        return about.isOf(action);
    }

    /** Says why it is not known what it is about; empty where it is. */
    String unclear() {
        if (operator == Operator.UNREADABLE) {
            return "has a condition with the unknown operator " + about.name();
        }
        return about.kind() == KeyKind.UNKNOWN
                ? "has a condition on " + about.name() + ", a key that AWS's lists do not name"
                : "";
    }

    /** Gives what it lists, when it spares those that are listed; nothing otherwise. */
    List<String> spared() {
        return operator.isNegated() ? values.stream().map(Wildcard::toString).toList() : List.of();
    }
}
