package dev.harden.facts.alarm;

import java.util.List;

/** Names the first few of many. */
public final class Few {
    private static final int MOST = 4;

    private Few() {}

    /** Gives up to four names, or three and the number of the rest. */
    public static String of(List<String> names) {
        return names.size() <= MOST
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST - 1)) + " and " + (names.size() - MOST + 1) + " more";
    }
}
