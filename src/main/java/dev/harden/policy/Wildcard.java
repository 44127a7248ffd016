package dev.harden.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Is a text of a policy with {@code *}, {@code ?} and policy variables. Inside, these are characters that no policy may
 * hold otherwise, so that <code>${*}</code> is a plain star.
 *
 * @param code the text; {@link #STAR}, {@link #ONE} and {@link #VALUE} stand for what is not literal
 * @param variables the variables, in the order of the {@link #VALUE}s
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">Variables</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">Wildcards in
 *     resources</a>
 */
record Wildcard(String code, List<Variable> variables) {
    static final char STAR = '\uE000';
    static final char ONE = '\uE001';
    static final char VALUE = '\uE002';
    /** Stands for a small letter; in what a question is about alone. */
    static final char LETTER = '\uE003';

    /**
     * Is a variable.
     *
     * @param key the condition key that it is the value of, in small letters
     * @param fallback what stands in where the key is absent
     */
    record Variable(String key, Optional<String> fallback) {}

    Wildcard {
        variables = List.copyOf(variables);
    }

    /** Tells a character that has a meaning of its own here. */
    static boolean isReserved(int character) {
        return character >= STAR && character <= LETTER;
    }

    /** Reads a pattern of actions, which take no variables and know no case. */
    static Wildcard action(String text) {
        return new Wildcard(stars(text.toLowerCase(Locale.ROOT)), List.of());
    }

    /** Reads a pattern. */
    static Wildcard pattern(String text, boolean variables) {
        return variables ? withVariables(text, true) : new Wildcard(stars(text), List.of());
    }

    /** Reads a text whose stars are but stars. */
    static Wildcard literal(String text, boolean variables) {
        return variables ? withVariables(text, false) : new Wildcard(text, List.of());
    }

    private static String stars(String text) {
        return text.replace('*', STAR).replace('?', ONE);
    }

    private static Wildcard withVariables(String text, boolean wildcards) {
        StringBuilder code = new StringBuilder();
        List<Variable> variables = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf("${", at);
            int close = open < 0 ? -1 : text.indexOf('}', open);
            String plain = text.substring(at, close < 0 ? text.length() : open);
            code.append(wildcards ? stars(plain) : plain);
            if (close < 0) {
                break;
            }
            String name = text.substring(open + 2, close);
            if (name.equals("*") || name.equals("?") || name.equals("$")) {
                code.append(name);
            } else {
                code.append(VALUE);
                variables.add(variable(name));
            }
            at = close + 1;
        }
        return new Wildcard(code.toString(), variables);
    }

    private static Variable variable(String name) {
        int comma = name.indexOf(',');
        if (comma < 0) {
            return new Variable(name.strip().toLowerCase(Locale.ROOT), Optional.empty());
        }
        String fallback = name.substring(comma + 1).strip().replaceAll("^'|'$", "");
        return new Variable(name.substring(0, comma).strip().toLowerCase(Locale.ROOT), Optional.of(fallback));
    }

    Wildcard ignoringCase() {
        return new Wildcard(code.toLowerCase(Locale.ROOT), variables);
    }

    /** Puts in what is known of the variables; absent where one has no value, so that nothing matches. */
    Optional<Wildcard> in(Context context) {
        if (variables.isEmpty()) {
            return Optional.of(this);
        }
        StringBuilder filled = new StringBuilder();
        List<Variable> left = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < code.length(); i++) {
            if (code.charAt(i) != VALUE) {
                filled.append(code.charAt(i));
                continue;
            }
            Variable variable = variables.get(next++);
            Context.Known known = context.of(variable.key());
            if (known.isAbsent() && variable.fallback().isEmpty()) {
                return Optional.empty();
            }
            if (known.isAbsent()) {
                filled.append(variable.fallback().get());
            } else if (known.values().size() == 1) {
                filled.append(known.values().get(0));
            } else {
                filled.append(VALUE);
                left.add(variable);
            }
        }
        return Optional.of(new Wildcard(filled.toString(), left));
    }

    /** Tells whether it matches a text; a variable of unknown value may be anything. */
    Truth matches(String text, Context context) {
        Optional<Wildcard> filled = in(context);
        if (filled.isEmpty() || !glob(filled.get().code, text)) {
            return Truth.NO;
        }
        return filled.get().variables.isEmpty() ? Truth.YES : Truth.DEPENDS;
    }

    /**
     * Tells whether it matches an ARN, as the operators of ARNs do: each of the six parts by itself.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN">
     *     ARN operators</a>
     */
    Truth matchesArn(String arn, Context context) {
        Optional<Wildcard> filled = in(context);
        if (filled.isEmpty()) {
            return Truth.NO;
        }
        String[] patterns = filled.get().code.split(":", 6);
        String[] parts = arn.split(":", 6);
        if (!filled.get().variables.isEmpty() || patterns.length < 6 || parts.length < 6) {
            return filled.get().code.equals(arn) ? Truth.YES : Truth.DEPENDS;
        }
        for (int i = 0; i < 6; i++) {
            if (!glob(patterns[i], parts[i])) {
                return Truth.NO;
            }
        }
        return Truth.YES;
    }

    /** Tells whether it matches every text there is. */
    boolean isEverything() {
        return !code.isEmpty() && code.chars().allMatch(character -> character == STAR);
    }

    private static boolean glob(String code, String text) {
        int c = 0;
        int t = 0;
        int star = -1;
        int mark = 0;
        while (t < text.length()) {
            char token = c < code.length() ? code.charAt(c) : '\0';
            if (c < code.length() && (token == STAR || token == VALUE)) {
                star = c++;
                mark = t;
            } else if (c < code.length()
                    && (token == ONE
                            || token == text.charAt(t)
                            || token == LETTER && text.charAt(t) >= 'a' && text.charAt(t) <= 'z')) {
                c++;
                t++;
            } else if (star >= 0) {
                c = star + 1;
                t = ++mark;
            } else {
                return false;
            }
        }
        while (c < code.length() && (code.charAt(c) == STAR || code.charAt(c) == VALUE)) {
            c++;
        }
        return c == code.length();
    }

    /** Gives the text for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (char character : code.toCharArray()) {
            switch (character) {
                case STAR -> text.append('*');
                case ONE -> text.append('?');
                case VALUE ->
                    text.append("${").append(variables.get(next++).key()).append('}');
                default -> text.append(character);
            }
        }
        return text.toString();
    }
}
