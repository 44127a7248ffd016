package dev.harden.checks;

import dev.harden.model.remedy.Call;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes expressions of JMESPath that hold where an answer is as it was. */
public final class Guards {
    private Guards() {}

    /** Says that a part of the answer is a value. */
    public static String is(String part, Object value) {
        return part + " == " + literal(value);
    }

    /** Says that a list of the answer has a value. */
    public static String has(String list, Object value) {
        return "contains(" + list + ", " + literal(value) + ")";
    }

    /** Says that a time is one, to the second, as all versions of the AWS CLI write it. */
    public static String at(String part, Instant time) {
        return "starts_with(" + part + ", '"
                + time.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "") + "')";
    }

    /** Says that a list of the answer has nothing in it. */
    public static String isEmpty(String list) {
        return "length(" + list + ") == `0`";
    }

    /** Says that all hold. */
    public static String all(String... expressions) {
        return String.join(" && ", expressions);
    }

    /** Writes a value as it stands in an expression. */
    public static String literal(Object value) {
        return "`" + Call.json(value).replace("`", "\\`") + "`";
    }
}
