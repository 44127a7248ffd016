package dev.harden.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Asks a resource's policy whether it lets a service of AWS do something. What a statement hangs on and cannot be known
 * from here leaves it open, and an open statement settles nothing.
 *
 * @param service the service's principal, as {@code events.amazonaws.com}
 * @param action as {@code sns:Publish}
 * @param resource the ARN of the resource
 * @param keys the values of the condition keys that the service sends, by the key in lower case; an empty one is known not
 *     to be sent, of others nothing is known
 */
public record ServiceAccess(String service, String action, String resource, Map<String, String> keys) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the policy says. */
    public enum Answer {
        ALLOWED,
        /** No statement lets the service in, or one keeps it out. */
        REFUSED,
        /** A statement that would decide hangs on what is not known. */
        OPEN
    }

    /** Is the three-valued truth of a part of a statement. */
    private enum Holds {
        YES,
        NO,
        MAYBE;

        Holds and(Holds other) {
            if (this == NO || other == NO) {
                return NO;
            }
            return this == YES ? other : MAYBE;
        }

        Holds not() {
            return switch (this) {
                case YES -> NO;
                case NO -> YES;
                case MAYBE -> MAYBE;
            };
        }

        static Holds of(boolean holds) {
            return holds ? YES : NO;
        }
    }

    public ServiceAccess {
        keys = Map.copyOf(keys);
    }

    /** Asks a policy document; one that cannot be read settles nothing. */
    public Answer in(String document) {
        List<JsonNode> statements;
        try {
            statements = list(JSON.readTree(document).path("Statement"));
        } catch (JsonProcessingException malformed) {
            return Answer.OPEN;
        }
        Holds allowed = Holds.NO;
        Holds denied = Holds.NO;
        for (JsonNode statement : statements) {
            Holds applies = applies(statement);
            String effect = statement.path("Effect").asText();
            if (effect.equals("Allow")) {
                allowed = or(allowed, applies);
            } else {
                denied = or(denied, effect.equals("Deny") ? applies : Holds.MAYBE);
            }
        }
        if (denied == Holds.YES || allowed == Holds.NO) {
            return Answer.REFUSED;
        }
        return allowed == Holds.YES && denied == Holds.NO ? Answer.ALLOWED : Answer.OPEN;
    }

    private static Holds or(Holds one, Holds other) {
        return one.not().and(other.not()).not();
    }

    private Holds applies(JsonNode statement) {
        return principal(statement)
                .and(names(statement, "Action", action.toLowerCase(Locale.ROOT), true))
                .and(names(statement, "Resource", resource, false))
                .and(conditions(statement.path("Condition")));
    }

    private Holds principal(JsonNode statement) {
        boolean negated = statement.has("NotPrincipal");
        JsonNode node = statement.path(negated ? "NotPrincipal" : "Principal");
        boolean named = node.isTextual() && node.asText().equals("*")
                || texts(node.path("AWS")).contains("*")
                || texts(node.path("Service")).contains(service);
        // What AWS calls the source's owner may come in as that account does.
        String owner = keys.getOrDefault("aws:sourceowner", "");
        boolean owners = !owner.isEmpty()
                && texts(node.path("AWS")).stream()
                        .anyMatch(name -> name.equals(owner) || name.endsWith("::" + owner + ":root"));
        boolean perhaps = owners || texts(node.path("Service")).contains("*");
        Holds holds = !named && perhaps ? Holds.MAYBE : Holds.of(named);
        return negated ? holds.not() : holds;
    }

    private static Holds names(JsonNode statement, String key, String value, boolean ignoreCase) {
        boolean negated = statement.has("Not" + key);
        List<String> patterns = texts(statement.path(negated ? "Not" + key : key));
        if (patterns.stream().anyMatch(pattern -> pattern.contains("${"))) {
            return Holds.MAYBE;
        }
        boolean named = patterns.stream()
                .map(pattern -> ignoreCase ? pattern.toLowerCase(Locale.ROOT) : pattern)
                .anyMatch(pattern -> like(pattern, value));
        // A resource's own policy may leave its resource out.
        boolean absent = patterns.isEmpty() && key.equals("Resource");
        return Holds.of(absent || named != negated);
    }

    private Holds conditions(JsonNode condition) {
        Holds all = Holds.YES;
        for (Map.Entry<String, JsonNode> operator : condition.properties()) {
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                all = all.and(
                        condition(operator.getKey(), key.getKey().toLowerCase(Locale.ROOT), texts(key.getValue())));
            }
        }
        return all;
    }

    private Holds condition(String operator, String key, List<String> values) {
        String sent = keys.get(key);
        boolean variable = values.stream().anyMatch(value -> value.contains("${"));
        if (sent == null || variable) {
            return Holds.MAYBE;
        }
        if (sent.isEmpty()) {
            return absent(operator.toLowerCase(Locale.ROOT), values);
        }
        return switch (operator.replaceFirst("IfExists$", "").toLowerCase(Locale.ROOT)) {
            case "stringequals" -> Holds.of(values.contains(sent));
            case "stringnotequals" -> Holds.of(!values.contains(sent));
            case "stringequalsignorecase", "bool" -> Holds.of(values.stream().anyMatch(sent::equalsIgnoreCase));
            case "stringlike", "arnlike", "arnequals" ->
                Holds.of(values.stream().anyMatch(value -> like(value, sent)));
            case "stringnotlike", "arnnotlike", "arnnotequals" ->
                Holds.of(values.stream().noneMatch(value -> like(value, sent)));
            default -> Holds.MAYBE;
        };
    }

    /** Says what holds of a key that is not sent: what it is not, and what is asked only if it is there. */
    private static Holds absent(String operator, List<String> values) {
        if (operator.equals("null")) {
            return Holds.of(values.contains("true"));
        }
        return operator.contains(":")
                ? Holds.MAYBE
                : Holds.of(operator.contains("not") || operator.endsWith("ifexists"));
    }

    private static boolean like(String pattern, String value) {
        StringBuilder regex = new StringBuilder();
        for (char letter : pattern.replaceAll("\\*+", "*").toCharArray()) {
            regex.append(
                    switch (letter) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(String.valueOf(letter));
                    });
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(value).matches();
    }

    private static List<String> texts(JsonNode node) {
        return list(node).stream().map(JsonNode::asText).toList();
    }

    private static List<JsonNode> list(JsonNode node) {
        List<JsonNode> items = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(items::add);
        } else if (!node.isMissingNode() && !node.isNull()) {
            items.add(node);
        }
        return items;
    }
}
