package dev.harden.facts;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Declares something that the config file may set.
 *
 * @param key its key, as {@code iam-key-rotation.days}
 * @param fallback its value where the file says nothing
 * @param description what it does: a sentence
 * @param parse turns what the YAML holds (String, Number, Boolean, List) into the value
 * @param <T> the type of its value
 */
public record Option<T>(String key, T fallback, String description, Function<Object, T> parse) {
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    public Option {
        requireNonNull(key, "key");
        requireNonNull(fallback, "fallback");
        requireNonNull(description, "description");
        requireNonNull(parse, "parse");
    }

    /** Declares a whole number within bounds, both included. */
    public static Option<Integer> number(String key, int fallback, int least, int most, String description) {
        return new Option<>(key, fallback, description, value -> {
            if (value instanceof Integer number && number >= least && number <= most) {
                return number;
            }
            throw new IllegalArgumentException("takes a whole number from " + least + " to " + most);
        });
    }

    /** Declares an account id, absent by default. */
    public static Option<Optional<String>> account(String key, String description) {
        return new Option<>(key, Optional.empty(), description, value -> {
            if (value instanceof String text && ACCOUNT.matcher(text).matches()) {
                return Optional.of(text);
            }
            throw new IllegalArgumentException("takes an account id of twelve digits, in quotes");
        });
    }

    /** Declares a list of ports. */
    public static Option<List<Integer>> ports(String key, List<Integer> fallback, String description) {
        return new Option<>(key, List.copyOf(fallback), description, value -> {
            if (value instanceof List<?> list
                    && list.stream().allMatch(one -> one instanceof Integer port && port >= 1 && port <= 65535)) {
                return list.stream()
                        .map(Integer.class::cast)
                        .sorted()
                        .distinct()
                        .toList();
            }
            throw new IllegalArgumentException("takes a list of ports from 1 to 65535");
        });
    }

    /** Declares a switch, off by default. */
    public static Option<Boolean> flag(String key, String description) {
        return new Option<>(key, false, description, value -> {
            if (value instanceof Boolean flag) {
                return flag;
            }
            throw new IllegalArgumentException("takes true or false");
        });
    }

    /**
     * Declares a list of texts that are read one by one.
     *
     * @param read gives what a text means; throws IllegalArgumentException, "takes ...", where it means nothing
     */
    public static <E> Option<List<E>> list(
            String key, List<String> fallback, String description, Function<String, E> read) {
        return new Option<>(key, fallback.stream().map(read).toList(), description, value -> {
            if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
                return list.stream().map(String.class::cast).map(read).toList();
            }
            throw new IllegalArgumentException("takes a list of texts");
        });
    }

    /** Declares a list of texts. */
    public static Option<List<String>> texts(String key, List<String> fallback, String description) {
        return new Option<>(key, List.copyOf(fallback), description, value -> {
            if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
                return list.stream().map(String.class::cast).toList();
            }
            throw new IllegalArgumentException("takes a list of texts");
        });
    }
}
