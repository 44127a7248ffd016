package dev.harden.organization;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Is one part of several that a run is cut into. Which accounts are in it hangs on their ids alone, so that each part is
 * the same whoever works it out, and however many accounts there are by then.
 *
 * @param number which part, from 1
 * @param of how many there are
 */
public record Shard(int number, int of) {
    public static final Shard WHOLE = new Shard(1, 1);
    public static final int MOST = 10_000;

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})/(\\d{1,5})");

    public Shard {
        if (of < 1 || of > MOST || number < 1 || number > of) {
            throw new IllegalArgumentException(
                    "takes I/N with I from 1 to N and N at most " + MOST + ", not '" + number + "/" + of + "'");
        }
    }

    /**
     * Reads {@code 2/4}.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static Shard parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("takes I/N, for example 1/4, not '" + text + "'");
        }
        return new Shard(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }

    /** Tells whether an account is in this part. */
    public boolean takes(String account) {
        return Long.parseLong(account) % of == number - 1;
    }

    @Override
    public String toString() {
        return number + "/" + of;
    }
}
