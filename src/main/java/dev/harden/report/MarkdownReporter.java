package dev.harden.report;

import dev.harden.checks.Registry;
import dev.harden.model.Organization;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a summary and what failed, for a comment on a pull request: worst first, and no longer than GitHub takes. What
 * comes from the account stands in code spans, where it mentions nobody and links nowhere.
 *
 * @see <a href="https://github.github.com/gfm/#code-spans">GitHub Flavored Markdown</a>
 */
public final class MarkdownReporter implements Reporter {
    private static final int LONGEST_TEXT = 300;
    private static final Pattern TICKS = Pattern.compile("`+");

    private final Wording wording;

    /**
     * @param registry gives the checks' titles
     */
    public MarkdownReporter(Registry registry) {
        this.wording = new Wording(registry);
    }

    @Override
    public Document begin(Organization about, Papers papers) {
        return new Comment(about, wording, papers.first());
    }

    /** Writes a text as a code span: its fence is longer than any run of backticks in it. */
    static String code(String text) {
        String plain = Plain.shortened(text, LONGEST_TEXT);
        int longest = 0;
        for (Matcher ticks = TICKS.matcher(plain); ticks.find(); ) {
            longest = Math.max(longest, ticks.end() - ticks.start());
        }
        String fence = "`".repeat(longest + 1);
        return longest == 0 && !plain.startsWith(" ") && !plain.endsWith(" ") && !plain.isEmpty()
                ? fence + plain + fence
                : fence + " " + plain + " " + fence;
    }
}
