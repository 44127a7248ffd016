package dev.harden.model;

/**
 * Is a pattern of a text as a whole.
 *
 * @param pattern the pattern; {@code *} stands for any run of characters, none included
 */
public record Glob(String pattern) {
    /** Tells whether it stands for more than one text. */
    public boolean isWide() {
        return pattern.indexOf('*') >= 0;
    }

    /** Tells whether it stands for a text. */
    public boolean matches(String text) {
        String[] parts = pattern.split("\\*", -1);
        int at = parts[0].length();
        if (!text.startsWith(parts[0])) {
            return false;
        }
        for (int i = 1; i < parts.length - 1; i++) {
            int found = text.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        String last = parts[parts.length - 1];
        return parts.length == 1 ? text.equals(pattern) : text.length() - last.length() >= at && text.endsWith(last);
    }
}
