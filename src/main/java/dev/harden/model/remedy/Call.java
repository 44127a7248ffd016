package dev.harden.model.remedy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.model.Shell;
import dev.harden.model.Visible;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Is one call of AWS: what the AWS CLI and the SDKs take alike.
 *
 * @param service the AWS CLI's name of the service, as {@code s3api} or {@code configservice}
 * @param operation the operation's name in AWS's API, as {@code PutBucketVersioning}
 * @param region the region's code; the service's own for services without regions, as {@code us-east-1} for IAM
 * @param input the parameters by their names in AWS's API; texts, numbers, booleans, lists and maps
 * @param found a value among them that has to be looked for right before
 */
public record Call(String service, String operation, String region, Map<String, Object> input, Optional<Found> found) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FIRST = Pattern.compile("(.)([A-Z][a-z]+)");
    private static final Pattern PLURAL = Pattern.compile("[A-Z]{2,}s$");
    private static final Pattern LAST = Pattern.compile("([a-z0-9])([A-Z])");
    /** What the AWS CLI would not take as the text itself but as the place of one. */
    private static final Pattern PLACE = Pattern.compile("(?s)(file|fileb|https?)://.*");

    public Call {
        requireNonNull(service, "service");
        requireNonNull(operation, "operation");
        requireNonNull(region, "region");
        input = Collections.unmodifiableMap(new LinkedHashMap<>(input));
    }

    public Call(String service, String operation, String region, Map<String, Object> input) {
        this(service, operation, region, input, Optional.empty());
    }

    /** Gives it with a value that has to be looked for right before. */
    public Call finding(String name, Call read, String expression) {
        return new Call(service, operation, region, input, Optional.of(new Found(name, read, expression)));
    }

    /**
     * Makes a call.
     *
     * @param parameters names and values in turn
     */
    public static Call of(String service, String operation, String region, Object... parameters) {
        return new Call(service, operation, region, map(parameters));
    }

    /** Makes a structure of names and values in turn, for parameters that have parts; keeps their order. */
    public static Map<String, Object> map(Object... parameters) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            map.put((String) parameters[i], parameters[i + 1]);
        }
        return map;
    }

    /** Writes a value as JSON in one line; characters that nobody sees by their codes, which JSON takes for them. */
    public static String json(Object value) {
        try {
            String json = JSON.writeValueAsString(value);
            return isSeen(json)
                    ? json
                    : json.codePoints()
                            .collect(StringBuilder::new, Call::append, StringBuilder::append)
                            .toString();
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private static boolean isSeen(String text) {
        return text.codePoints().noneMatch(Visible::hides);
    }

    private static void append(StringBuilder json, int point) {
        if (Visible.hides(point)) {
            for (char unit : Character.toChars(point)) {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
            }
        } else {
            json.appendCodePoint(point);
        }
    }

    /** Gives it with other texts in place of some that stand within its texts. */
    Call replacing(Map<String, String> texts) {
        Map<String, Object> replaced = new LinkedHashMap<>();
        input.forEach((name, value) -> replaced.put(name, replaced(value, texts)));
        return new Call(
                service,
                operation,
                region,
                replaced,
                found.map(one -> new Found(
                        one.name(), one.read().replacing(texts), (String) replaced(one.expression(), texts))));
    }

    private static Object replaced(Object value, Map<String, String> texts) {
        if (value instanceof String text) {
            for (Map.Entry<String, String> one : texts.entrySet()) {
                text = text.replace(one.getKey(), one.getValue());
            }
            return text;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> replaced(item, texts)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> parts = new LinkedHashMap<>();
            map.forEach((name, part) -> parts.put((String) name, replaced(part, texts)));
            return parts;
        }
        return value;
    }

    /**
     * Gives the command of the AWS CLI, in one line, for sh: texts as options, all else as the JSON that every command
     * takes. What shows it changes no character of it, as none is hidden.
     */
    public String command() {
        return command("aws");
    }

    /**
     * As {@link #command()}, with another word in place of {@code aws}.
     *
     * @param aws what calls the AWS CLI, a plain word
     */
    public String command(String aws) {
        StringBuilder line =
                new StringBuilder(Shell.command(aws + " {} {} --region {}", service, kebab(operation), region));
        Map<String, Object> rest = new LinkedHashMap<>();
        input.forEach((name, value) -> {
            if (isFound(value)) {
                Found what = found.orElseThrow();
                line.append(" --")
                        .append(kebab(name))
                        .append(" \"$(")
                        .append(what.read().command(aws));
                line.append(Shell.command(" --query {} --output text", what.expression()))
                        .append(")\"");
            } else if (value instanceof String text
                    && !text.isEmpty()
                    && isSeen(text)
                    && !PLACE.matcher(text).matches()) {
                line.append(Shell.command(" --" + kebab(name) + " {}", text));
            } else {
                rest.put(name, value);
            }
        });
        if (!rest.isEmpty()) {
            line.append(Shell.command(" --cli-input-json {}", json(rest)));
        }
        return line.toString();
    }

    /** Tells whether a value is the one that is found, or a list of it alone. */
    private boolean isFound(Object value) {
        return found.map(Found::mark)
                .filter(mark -> value.equals(mark) || value.equals(List.of(mark)))
                .isPresent();
    }

    /** Gives the AWS CLI's form of an API's name, by botocore's own rule, {@code xform_name}. */
    static String kebab(String name) {
        Matcher plural = PLURAL.matcher(name);
        String parted = plural.find()
                ? name.substring(0, plural.start()) + "-" + plural.group().toLowerCase(Locale.ROOT)
                : name;
        return LAST.matcher(FIRST.matcher(parted).replaceAll("$1-$2"))
                .replaceAll("$1-$2")
                .toLowerCase(Locale.ROOT);
    }
}
