package dev.harden.report;

import dev.harden.model.Finding;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Renders what mends a failure, for all formats. */
public final class Remediation {
    private Remediation() {}

    /** Says what is to be so, or why there is no command: a fragment. */
    static String text(Remedy remedy) {
        return remedy instanceof NoCommand none
                ? none.text()
                : ((Remedy.Changes) remedy)
                        .intents().stream().map(Intent::about).distinct().collect(Collectors.joining("; "));
    }

    /** Gives the commands, one a line, each whole; none where there is none. */
    public static List<String> commands(Finding finding) {
        return steps(finding).stream()
                .map(step -> Plain.whole(step.call().command()))
                .toList();
    }

    /** Says what has to be known before the commands are run, in lines: fragments. */
    public static List<String> words(Finding finding) {
        List<String> words = new ArrayList<>();
        finding.remedy()
                .ifPresent(remedy -> words.add(
                        remedy instanceof NoCommand ? "no command: " + text(remedy) : "fix: " + text(remedy)));
        TreeMap<Effect, String> effects = new TreeMap<>();
        TreeMap<String, String> values = new TreeMap<>();
        for (Step step : steps(finding)) {
            step.effects()
                    .forEach((effect, what) -> effects.merge(
                            effect, what, (one, other) -> one.contains(other) ? one : one + "; " + other));
            step.placeholders().forEach(one -> values.put(one.mark(), one.meaning()));
        }
        effects.forEach((effect, what) -> words.add("it " + effect.of(what)));
        values.forEach((mark, meaning) -> words.add("put in place of " + mark + ": " + meaning));
        return words;
    }

    /** Writes commands between fences that none of them closes, for Markdown; nothing where there are none. */
    static String fenced(List<String> commands, String indent) {
        if (commands.isEmpty()) {
            return "";
        }
        String all = String.join("\n", commands);
        String fence = "```";
        while (all.contains(fence)) {
            fence += "`";
        }
        return indent + fence + "sh\n" + indent + String.join("\n" + indent, commands) + "\n" + indent + fence + "\n";
    }

    private static List<Step> steps(Finding finding) {
        return finding.remedy().map(Remedy::alone).orElse(List.of());
    }

    /** Gives all of it in lines, the commands on lines of their own; none where nothing is known. */
    static List<String> lines(Finding finding) {
        List<String> lines = new ArrayList<>(words(finding));
        lines.addAll(commands(finding));
        return lines;
    }

    /** Gives all of it as one text; empty where nothing is known. */
    static Optional<String> whole(Finding finding) {
        List<String> lines = lines(finding);
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }
}
