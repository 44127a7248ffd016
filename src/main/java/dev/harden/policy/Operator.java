package dev.harden.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Compares the value of a condition key with one of a policy.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
 *     operators</a>
 */
enum Operator {
    STRING_EQUALS("StringEquals"),
    STRING_NOT_EQUALS("StringNotEquals"),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase"),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase"),
    STRING_LIKE("StringLike"),
    STRING_NOT_LIKE("StringNotLike"),
    NUMERIC_EQUALS("NumericEquals"),
    NUMERIC_NOT_EQUALS("NumericNotEquals"),
    NUMERIC_LESS_THAN("NumericLessThan"),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals"),
    NUMERIC_GREATER_THAN("NumericGreaterThan"),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals"),
    DATE_EQUALS("DateEquals"),
    DATE_NOT_EQUALS("DateNotEquals"),
    DATE_LESS_THAN("DateLessThan"),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals"),
    DATE_GREATER_THAN("DateGreaterThan"),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals"),
    BOOL("Bool"),
    BINARY_EQUALS("BinaryEquals"),
    IP_ADDRESS("IpAddress"),
    NOT_IP_ADDRESS("NotIpAddress"),
    ARN_EQUALS("ArnEquals"),
    ARN_NOT_EQUALS("ArnNotEquals"),
    ARN_LIKE("ArnLike"),
    ARN_NOT_LIKE("ArnNotLike"),
    NULL("Null"),
    /** Stands for what AWS may add. */
    UNREADABLE("");

    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private final String word;

    Operator(String word) {
        this.word = word;
    }

    /** Finds an operator by AWS's word, without its prefix and its suffix. */
    static Optional<Operator> of(String word) {
        return Arrays.stream(values())
                .filter(operator -> operator != UNREADABLE && operator.word.equalsIgnoreCase(word))
                .findFirst();
    }

    boolean isNegated() {
        return word.contains("Not");
    }

    /** Says what kind of values an operator compares. */
    enum Kind {
        TEXTS,
        LETTERS,
        PATTERNS,
        NUMBERS,
        TIMES,
        BOOLEANS,
        ADDRESSES,
        NOTHING
    }

    Kind compares() {
        return switch (this) {
            case STRING_EQUALS, STRING_NOT_EQUALS, BINARY_EQUALS, UNREADABLE -> Kind.TEXTS;
            case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE -> Kind.LETTERS;
            case STRING_LIKE, STRING_NOT_LIKE, ARN_EQUALS, ARN_NOT_EQUALS, ARN_LIKE, ARN_NOT_LIKE -> Kind.PATTERNS;
            case BOOL -> Kind.BOOLEANS;
            case NULL -> Kind.NOTHING;
            case IP_ADDRESS, NOT_IP_ADDRESS -> Kind.ADDRESSES;
            default -> word.startsWith("Date") ? Kind.TIMES : Kind.NUMBERS;
        };
    }

    /** Tells whether stars of the policy's values are wildcards. */
    boolean isLike() {
        return compares() == Kind.PATTERNS;
    }

    /** Gives the texts of a policy a form that can be compared. */
    Wildcard read(String text, boolean variables) {
        return switch (this) {
            case STRING_LIKE, STRING_NOT_LIKE, ARN_EQUALS, ARN_NOT_EQUALS, ARN_LIKE, ARN_NOT_LIKE ->
                Wildcard.pattern(text, variables);
            case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE ->
                Wildcard.literal(text, variables).ignoringCase();
            case BOOL, NULL -> Wildcard.literal(text.toLowerCase(Locale.ROOT), variables);
            default -> Wildcard.literal(text, variables);
        };
    }

    /** Tells whether a value is one of the policy's, or what is asked of those; the negation is the caller's. */
    Truth matches(String value, Wildcard wanted, Context context) {
        return switch (this) {
            case STRING_EQUALS, STRING_NOT_EQUALS, STRING_LIKE, STRING_NOT_LIKE, BINARY_EQUALS ->
                wanted.matches(value, context);
            case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE, BOOL, NULL ->
                wanted.in(context)
                        .map(filled -> filled.ignoringCase().matches(value.toLowerCase(Locale.ROOT), context))
                        .orElse(Truth.NO);
            case ARN_EQUALS, ARN_NOT_EQUALS, ARN_LIKE, ARN_NOT_LIKE -> wanted.matchesArn(value, context);
            case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS, DATE_EQUALS, DATE_NOT_EQUALS ->
                compare(value, wanted, order -> order == 0);
            case NUMERIC_LESS_THAN, DATE_LESS_THAN -> compare(value, wanted, order -> order < 0);
            case NUMERIC_LESS_THAN_EQUALS, DATE_LESS_THAN_EQUALS -> compare(value, wanted, order -> order <= 0);
            case NUMERIC_GREATER_THAN, DATE_GREATER_THAN -> compare(value, wanted, order -> order > 0);
            case NUMERIC_GREATER_THAN_EQUALS, DATE_GREATER_THAN_EQUALS -> compare(value, wanted, order -> order >= 0);
            case IP_ADDRESS, NOT_IP_ADDRESS -> IpRange.contains(wanted.toString(), value);
            case UNREADABLE -> Truth.DEPENDS;
        };
    }

    /**
     * Tells whether any value at all is one of the policy's. Every address is one of {@code 0.0.0.0/0} here: whoever
     * wants to may come by IPv4, so that it keeps nobody out.
     */
    boolean takesEverything(List<Wildcard> wanted) {
        return switch (this) {
            case STRING_LIKE, STRING_NOT_LIKE -> wanted.stream().anyMatch(Wildcard::isEverything);
            case ARN_EQUALS, ARN_NOT_EQUALS, ARN_LIKE, ARN_NOT_LIKE ->
                wanted.stream()
                        .anyMatch(one -> Arrays.stream(one.code().split(":", 6))
                                        .filter(part ->
                                                part.equals("arn") || new Wildcard(part, List.of()).isEverything())
                                        .count()
                                == 6);
            case BOOL -> wanted.stream().map(Wildcard::code).toList().containsAll(List.of("true", "false"));
            case IP_ADDRESS -> wanted.stream().anyMatch(one -> IpRange.isEverything(one.toString()));
            default -> false;
        };
    }

    private Truth compare(String value, Wildcard wanted, IntPredicate takes) {
        boolean dates = word.startsWith("Date");
        try {
            int order = dates
                    ? time(value).compareTo(time(wanted.toString()))
                    : new BigDecimal(value).compareTo(new BigDecimal(wanted.toString()));
            return Truth.of(takes.test(order));
        } catch (NumberFormatException | DateTimeException unreadable) {
            return Truth.DEPENDS;
        }
    }

    static Instant time(String text) {
        if (SECONDS.matcher(text).matches()) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        return text.contains("T")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
