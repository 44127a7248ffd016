package dev.harden.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides about one request, as plainly as AWS's pages tell it; what the evaluator is held to. */
final class Plain {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    private final String action;
    private final String resource;
    private final Map<String, List<String>> keys;

    Plain(String action, String resource, Map<String, List<String>> keys) {
        this.action = action;
        this.resource = resource;
        this.keys = keys;
    }

    /** Tells whether the request passes all layers, each a list of documents. */
    boolean passes(List<List<String>> layers) {
        boolean denied = layers.stream().flatMap(List::stream).anyMatch(document -> has(document, "Deny"));
        return !denied
                && layers.stream().allMatch(layer -> layer.stream().anyMatch(document -> has(document, "Allow")));
    }

    /** Tells whether a statement of this effect is about the request. */
    boolean has(String document, String effect) {
        try {
            for (JsonNode statement : new ObjectMapper().readTree(document).get("Statement")) {
                if (statement.get("Effect").asText().equals(effect) && applies(statement)) {
                    return true;
                }
            }
            return false;
        } catch (java.io.IOException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    private boolean applies(JsonNode statement) {
        boolean actions = statement.has("Action")
                ? any(statement.get("Action"), one -> glob(one.toLowerCase(Locale.ROOT), action))
                : !any(statement.get("NotAction"), one -> glob(one.toLowerCase(Locale.ROOT), action));
        boolean resources = statement.has("Resource")
                ? any(statement.get("Resource"), one -> globFilled(one, resource))
                : !any(statement.get("NotResource"), one -> globFilled(one, resource));
        return actions && resources && meets(statement.path("Condition"));
    }

    private boolean meets(JsonNode conditions) {
        for (Map.Entry<String, JsonNode> operator : conditions.properties()) {
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                if (!meets(operator.getKey(), keys.get(key.getKey()), key.getValue())) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean meets(String word, List<String> actual, JsonNode wanted) {
        String operator = word.replaceFirst("^For(AllValues|AnyValue):", "").replaceFirst("IfExists$", "");
        if (operator.equals("Null")) {
            return any(wanted, one -> one.equals(String.valueOf(actual == null)));
        }
        if (actual == null) {
            boolean otherwise = operator.contains("Not") && !word.startsWith("ForAnyValue:");
            return word.endsWith("IfExists") || word.startsWith("ForAllValues:") || otherwise;
        }
        Predicate<String> meets = value -> {
            boolean listed = any(wanted, one -> compare(operator, value, one));
            return operator.contains("Not") != listed;
        };
        return word.startsWith("ForAllValues:")
                ? actual.stream().allMatch(meets)
                : actual.stream().anyMatch(meets);
    }

    private boolean compare(String operator, String value, String wanted) {
        return switch (operator) {
            case "StringEquals", "StringNotEquals" -> value.equals(filled(wanted));
            case "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase" -> value.equalsIgnoreCase(filled(wanted));
            case "StringLike", "StringNotLike" -> globFilled(wanted, value);
            case "Bool" -> value.equalsIgnoreCase(wanted);
            case "NumericLessThan" -> Integer.parseInt(value) < Integer.parseInt(wanted);
            case "NumericEquals" -> Integer.parseInt(value) == Integer.parseInt(wanted);
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static boolean any(JsonNode node, Predicate<String> test) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(one -> texts.add(one.asText()));
        } else {
            texts.add(node.asText());
        }
        return texts.stream().anyMatch(test);
    }

    /** Puts the values of variables in; a text with one that has no value matches nothing, so it is made impossible. */
    private String filled(String text) {
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    private String value(String key) {
        if (key.length() == 1) {
            return key;
        }
        return keys.containsKey(key) ? keys.get(key).get(0) : "\0";
    }

    private boolean globFilled(String pattern, String text) {
        StringBuilder regex = new StringBuilder();
        Matcher variables = VARIABLE.matcher(pattern);
        int at = 0;
        while (variables.find()) {
            regex.append(regex(pattern.substring(at, variables.start())));
            regex.append(Pattern.quote(value(variables.group(1))));
            at = variables.end();
        }
        return Pattern.compile(regex + regex(pattern.substring(at)), Pattern.DOTALL)
                .matcher(text)
                .matches();
    }

    private static boolean glob(String pattern, String text) {
        return Pattern.matches(regex(pattern), text);
    }

    private static String regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (char character : pattern.toCharArray()) {
            regex.append(character == '*' ? ".*" : character == '?' ? "." : Pattern.quote(String.valueOf(character)));
        }
        return regex.toString();
    }
}
