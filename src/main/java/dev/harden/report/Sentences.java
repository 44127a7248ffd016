package dev.harden.report;

import java.util.regex.Pattern;

/** Shortens prose without cutting it: whole sentences, as many as fit. */
final class Sentences {
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```\\s*$");
    private static final Pattern END = Pattern.compile("(?<=[.!?])\\s+(?=[A-Z`'])");

    private Sentences() {}

    /**
     * Returns the first sentences of a text in Markdown, without its commands, and a last one when something is left out.
     *
     * @param longest how many characters may be returned
     * @param more says where the rest is
     */
    static String fitting(String markdown, int longest, String more) {
        String prose = FENCED.matcher(markdown)
                .replaceAll(" ")
                .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .replaceAll("[*`]", "")
                .replaceAll("\\s+", " ")
                .replaceAll(" ?:( |$)", ". ")
                .strip();
        boolean whole = !FENCED.matcher(markdown).find() && prose.length() <= longest;
        if (whole) {
            return prose;
        }
        StringBuilder text = new StringBuilder();
        for (String sentence : END.split(prose)) {
            if (text.length() + sentence.length() + more.length() + 2 > longest) {
                break;
            }
            text.append(sentence).append(' ');
        }
        return text.append(more).toString();
    }
}
