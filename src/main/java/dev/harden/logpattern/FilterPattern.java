package dev.harden.logpattern;

/**
 * Is a filter pattern of CloudWatch Logs. The first character tells its kind: a brace JSON, a bracket space-delimited
 * fields, anything else terms. Printing gives a pattern that means the same.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">Filter pattern
 *     syntax</a>
 */
public sealed interface FilterPattern permits JsonPattern, SpacePattern, TermPattern {
    /** More than CloudWatch takes, which is 1024. */
    int LONGEST = 8192;

    /**
     * Reads a pattern.
     *
     * @throws PatternException when it cannot be read
     */
    static FilterPattern parse(String pattern) {
        if (pattern.length() > LONGEST) {
            throw new PatternException("longer than any pattern that CloudWatch takes", LONGEST + 1);
        }
        Cursor cursor = new Cursor(pattern);
        cursor.skipSpace();
        return switch (cursor.peek()) {
            case '{' -> JsonParser.parse(cursor);
            case '[' -> SpaceParser.parse(cursor);
            default -> TermParser.parse(cursor);
        };
    }

    /** Tells whether an event matches. */
    Match match(LogEvent event);
}
