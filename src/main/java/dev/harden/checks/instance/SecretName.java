package dev.harden.checks.instance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads names word by word: {@code /shop/db-password}, {@code DB_PASSWORD}, {@code dbPasswords} and {@code password2} hold
 * the word password, {@code passwordless} does not.
 */
final class SecretName {
    private static final Set<String> WORDS = Set.of("password", "passwd", "secret", "token", "apikey", "credential");
    private static final Set<List<String>> PAIRS = Set.of(List.of("api", "key"), List.of("private", "key"));

    /** What is said of a secret, and is none: {@code token-ttl}, {@code /secret/arn}. */
    private static final Set<String> ABOUT = Set.of("arn", "id", "name", "url", "ttl", "policy", "length", "rotation");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+$");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private SecretName() {}

    /** Gives the word that says that a parameter of this name holds a secret; none where no word does. */
    static Optional<String> word(String name) {
        List<List<String>> levels = new ArrayList<>();
        for (String level : name.split("/")) {
            levels.add(words(level));
        }
        for (int level = 0; level < levels.size(); level++) {
            List<String> words = levels.get(level);
            for (int at = 0; at < words.size(); at++) {
                int length = length(words, at);
                if (length > 0 && !ABOUT.contains(next(levels, level, at + length))) {
                    return Optional.of(String.join("-", words.subList(at, at + length)));
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> words(String level) {
        List<String> words = new ArrayList<>();
        for (String part : level.split("[^\\p{Alnum}]+")) {
            for (String word : HUMP.split(part)) {
                if (!word.isEmpty()) {
                    words.add(word.toLowerCase(Locale.ROOT));
                }
            }
        }
        return words;
    }

    private static int length(List<String> words, int at) {
        if (WORDS.contains(one(words.get(at)))) {
            return 1;
        }
        return at + 1 < words.size() && PAIRS.contains(List.of(words.get(at), one(words.get(at + 1)))) ? 2 : 0;
    }

    /** Gives a word without a number behind it, and in the singular. */
    private static String one(String word) {
        String bare = NUMBER.matcher(word).replaceFirst("");
        return bare.endsWith("s") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private static String next(List<List<String>> levels, int level, int at) {
        // A number behind the word, as in password-2-arn, is a part of it.
        return Stream.concat(
                        levels.get(level).stream().skip(at),
                        levels.stream().skip(level + 1L).flatMap(List::stream))
                .filter(word -> !word.matches("[0-9]+"))
                .findFirst()
                .orElse("");
    }
}
