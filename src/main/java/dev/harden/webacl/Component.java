package dev.harden.webacl;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Is a part of a request that a statement looks at, after its text transformations.
 *
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-fields-list.html">Request
 *     components</a>
 */
public final class Component {
    /** Says which part of a request it is. */
    public enum Kind {
        PATH,
        METHOD,
        QUERY,
        /** Is in nearly every request: the body, all headers, the host. */
        USUAL,
        /** Is in some requests: a header, a cookie, an argument. */
        OPTIONAL
    }

    /** From here on sizes are beyond what WAF inspects, or what the services before it take. */
    private static final long HUGE = 65_536;

    /** Transformations that leave a slash at the beginning where it is. */
    private static final Set<String> SLASH = Set.of(
            "URL_DECODE",
            "URL_DECODE_UNI",
            "HTML_ENTITY_DECODE",
            "COMPRESS_WHITE_SPACE",
            "NORMALIZE_PATH",
            "NORMALIZE_PATH_WIN",
            "CMD_LINE",
            "JS_DECODE",
            "CSS_DECODE",
            "ESCAPE_SEQ_DECODE",
            "REPLACE_NULLS",
            "REMOVE_NULLS",
            "SQL_HEX_DECODE");

    /** Texts to try expressions on that cannot be read. */
    private static final List<String> PROBES =
            List.of("/", "/a", "/index.html", "/A-1_%20~/b//c?d=e&f", "/admin/login", "/0123456789", "/.env", "/zz zz");

    private final Kind kind;

    /** Holds the texts that it may have, and perhaps more. */
    private final Language values;

    private Component(Kind kind, Language values) {
        this.kind = kind;
        this.values = values;
    }

    /**
     * @param transformations their names, in the order in which they are done
     */
    public static Component of(Kind kind, List<String> transformations) {
        Language values = plain(kind);
        for (String one : transformations) {
            values = transformed(values, one);
        }
        return new Component(kind, values);
    }

    private static Language plain(Kind kind) {
        Language visible = Language.star(Language.chars(bytes -> bytes.set(0x21, 256)));
        return switch (kind) {
            case PATH -> Language.seq(slash(), visible);
            case METHOD -> {
                Language token = Language.chars(bytes -> bytes.set(0x21, 0x7f));
                yield Language.seq(token, Language.star(token));
            }
            case QUERY -> visible;
            case USUAL, OPTIONAL -> Language.ANY;
        };
    }

    private static Language slash() {
        return Language.literal(new byte[] {'/'});
    }

    private static Language transformed(Language values, String transformation) {
        if (transformation.equals("NONE")) {
            return values;
        }
        if (transformation.equals("LOWERCASE")) {
            return values.mapped(one -> one >= 'A' && one <= 'Z' ? one + 32 : one);
        }
        boolean path = values.isIn(Language.seq(slash(), Language.ANY));
        return path && SLASH.contains(transformation) ? Language.seq(slash(), Language.ANY) : Language.ANY;
    }

    /** Says of how many requests it is true that the part is a text, or begins with it, ends with it, or contains it. */
    public Truth matches(byte[] text, String constraint) {
        Language literal = Language.literal(text);
        boolean begins = constraint.equals("EXACTLY") || constraint.equals("STARTS_WITH");
        boolean ends = constraint.equals("EXACTLY") || constraint.equals("ENDS_WITH");
        Truth truth = truth(
                Language.seq(begins ? Language.EMPTY : Language.ANY, literal, ends ? Language.EMPTY : Language.ANY));
        // A word is contained, and more is asked of what is around it.
        return constraint.equals("CONTAINS_WORD") && truth == Truth.ALWAYS ? Truth.PERHAPS_ALWAYS : truth;
    }

    /** Says of how many requests it is true that a regular expression finds something in the part. */
    public Truth finds(String expression) {
        Optional<Language> found = Regex.found(expression);
        return found.isPresent() ? truth(found.get()) : tried(expression);
    }

    /** Says of how many requests it is true that one of several regular expressions finds something in the part. */
    public Truth findsAny(List<String> expressions) {
        List<Language> read = expressions.stream()
                .flatMap(expression -> Regex.found(expression).stream())
                .toList();
        Truth together = read.isEmpty()
                ? Truth.NEVER
                : truth(read.stream().reduce(Language::alt).orElseThrow());
        List<Truth> others = expressions.stream()
                .filter(expression -> Regex.found(expression).isEmpty())
                .map(this::tried)
                .toList();
        if (together == Truth.ALWAYS || others.isEmpty()) {
            return together;
        }
        return others.contains(Truth.PERHAPS_ALWAYS) || together == Truth.PERHAPS_ALWAYS
                ? Truth.PERHAPS_ALWAYS
                : Truth.SOMETIMES;
    }

    private Truth tried(String expression) {
        Stream<String> words = Stream.of(expression.split("[^A-Za-z0-9._-]+")).map(word -> "/" + word);
        try {
            Pattern pattern = Pattern.compile(expression);
            return Stream.concat(PROBES.stream(), words)
                            .allMatch(probe -> pattern.matcher(probe).find())
                    ? present(Truth.PERHAPS_ALWAYS)
                    : Truth.SOMETIMES;
        } catch (PatternSyntaxException other) {
            return present(Truth.PERHAPS_ALWAYS);
        }
    }

    /** Says of how many requests it is true that the part has a size. */
    public Truth isOfSize(String comparison, long size) {
        long least = values.isNullable() ? 0 : 1;
        boolean below = size < least;
        boolean notAbove = size <= least;
        return switch (comparison) {
            case "GE" -> notAbove ? present(Truth.ALWAYS) : huge(size, Truth.PERHAPS_NEVER);
            case "GT" -> below ? present(Truth.ALWAYS) : huge(size, Truth.PERHAPS_NEVER);
            case "NE" -> below ? present(Truth.ALWAYS) : huge(size, present(Truth.PERHAPS_ALWAYS));
            case "LT" -> notAbove ? Truth.NEVER : huge(size, present(Truth.PERHAPS_ALWAYS));
            case "LE" -> below ? Truth.NEVER : huge(size, present(Truth.PERHAPS_ALWAYS));
            case "EQ" -> below ? Truth.NEVER : huge(size, Truth.PERHAPS_NEVER);
            default -> Truth.SOMETIMES;
        };
    }

    private static Truth huge(long size, Truth then) {
        return size >= HUGE ? then : Truth.SOMETIMES;
    }

    private Truth truth(Language matching) {
        try {
            if (values.isApartFrom(matching)) {
                return Truth.NEVER;
            }
            return values.isIn(matching) ? present(Truth.ALWAYS) : Truth.SOMETIMES;
        } catch (Language.TooLarge tooLarge) {
            return present(Truth.PERHAPS_ALWAYS);
        }
    }

    /** Says less of what is not in every request: a statement does not match where its part is missing. */
    private Truth present(Truth truth) {
        return switch (kind) {
            case PATH, METHOD, QUERY -> truth;
            case USUAL -> Truth.PERHAPS_ALWAYS;
            case OPTIONAL -> Truth.SOMETIMES;
        };
    }
}
