package dev.harden.model;

/** Writes numbers with their nouns, which agree: 1 account, 2 accounts. */
public final class Count {
    private Count() {}

    /** Returns the number with the noun, in the plural by an {@code s} unless it is one. */
    public static String of(long number, String noun) {
        return of(number, noun, noun + "s");
    }

    /** Returns the number with one noun or the other. */
    public static String of(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
