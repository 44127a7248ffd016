package dev.harden.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes commands to paste into a shell. Names come from whoever may create things in an account, or from the recording of
 * a stranger: each is one word of the command, whatever it holds. sh, bash, dash and zsh read the words alike.
 */
public final class Shell {
    /** What every shell takes as it stands; zsh would look for a command after an equals sign at the beginning. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./@+:,-][A-Za-z0-9_@%+=:,./-]*");

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9 ./:(),*_-]*");
    private static final Pattern PLACE = Pattern.compile("(--[a-z0-9-]+)? ?\\{\\}");

    private Shell() {}

    /** Quotes a text so that a shell reads it as one word. */
    public static String word(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** Quotes a text that stands in a comment, where need be: an interactive zsh runs what stands behind a number sign. */
    public static String remark(String text) {
        return HARMLESS.matcher(text).matches() ? text : word(text);
    }

    /**
     * Writes a command.
     *
     * @param template the command as its author wrote it, with {@code {}} in place of each value, as in
     *     {@code aws ec2 delete-vpc --region {} --vpc-id {}}
     * @param values the values, which are quoted; one that looks like an option stays the value of the option before it
     */
    public static String command(String template, Object... values) {
        StringBuilder command = new StringBuilder();
        Matcher place = PLACE.matcher(template);
        int next = 0;
        while (place.find()) {
            String value = String.valueOf(values[next++]);
            String before = place.group().substring(0, place.group().length() - 2);
            boolean joined = place.group(1) != null && value.startsWith("-");
            place.appendReplacement(
                    command, Matcher.quoteReplacement((joined ? before.strip() + "=" : before) + word(value)));
        }
        if (next != values.length) {
            throw new IllegalArgumentException(next + " places for " + values.length + " values in: " + template);
        }
        return place.appendTail(command).toString();
    }
}
