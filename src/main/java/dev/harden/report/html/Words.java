package dev.harden.report.html;

import dev.harden.model.Count;
import dev.harden.model.Finding;
import dev.harden.model.Named;
import dev.harden.model.Visible;
import dev.harden.model.Waiver;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says of findings what the templates put on the page. */
public final class Words {
    private static final Pattern COMMAND = Pattern.compile("(?:^|^[^:]{1,60}: )(aws [a-z0-9-]+ )");

    private Words() {}

    /** Makes characters that steer what stands around them visible, as marks of the writing direction. */
    public static String text(String text) {
        return Visible.text(text);
    }

    /** Writes a number with its noun. */
    public static String count(long number, String noun) {
        return Count.of(number, noun);
    }

    /** Returns a finding's resource as people name it, with its place. */
    public static String placed(Finding finding) {
        return Named.placed(finding);
    }

    /** Gives a finding's status in a word, whatever was accepted. */
    public static String statusOf(Finding finding) {
        return finding.status().name().replace('_', ' ');
    }

    /** Returns a finding's resource as people name it. */
    public static String resource(Finding finding) {
        return Named.of(finding);
    }

    /** Returns whether a line of evidence is a command to copy, behind the word that says what it does. */
    public static boolean isCommand(String line) {
        return COMMAND.matcher(line).find();
    }

    public static String beforeCommand(String line) {
        return text(line.substring(0, start(line)));
    }

    public static String command(String line) {
        return text(line.substring(start(line)));
    }

    private static int start(String line) {
        Matcher command = COMMAND.matcher(line);
        return command.find() ? command.start(1) : 0;
    }

    /** Gives the class of a finding's colour. */
    public static String colour(Finding finding) {
        return switch (finding.status()) {
            case FAIL -> "t-" + finding.severity().word();
            case UNKNOWN -> "t-unknown";
            case PASS -> "t-pass";
            case NOT_APPLICABLE -> "t-none";
        };
    }

    /** Gives a finding's status in a word or two. */
    public static String status(Finding finding) {
        return switch (finding.status()) {
            case FAIL ->
                (finding.counts() ? "FAIL " : "ACCEPTED ") + finding.severity().word();
            case UNKNOWN -> "UNKNOWN " + finding.severity().word();
            case PASS -> "PASS";
            case NOT_APPLICABLE -> "NOT APPLICABLE";
        };
    }

    /** Says by whom a finding is accepted. */
    public static String marks(Finding finding) {
        Optional<Waiver> waiver = finding.marks().waiver();
        String waived = waiver.map(one -> "Suppressed (accepted risk) by " + one.owner() + " until " + one.expires()
                        + ": " + one.reason())
                .orElse("");
        String known = finding.marks().known() ? "In the baseline already." : "";
        String since = Links.isOpen(finding)
                ? finding.marks()
                        .since()
                        .map(first -> "First seen so on " + Top.time(first) + ".")
                        .orElse("")
                : "";
        return text(String.join(" ", waived, known, since).strip().replace("  ", " "));
    }
}
