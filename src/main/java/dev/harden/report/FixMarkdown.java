package dev.harden.report;

import dev.harden.model.Finding;
import dev.harden.model.remedy.FixPlan;
import dev.harden.model.remedy.Step;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes a plan whole, with its commands, for a ticket or a review. */
public final class FixMarkdown {
    private static final int LONGEST = 2000;

    private final FixSheet sheet;

    public FixMarkdown(FixSheet sheet) {
        this.sheet = sheet;
    }

    public void write(Appendable out) throws IOException {
        out.append("# Plan for account ").append(sheet.report().account().id()).append("\n\n");
        out.append(sheet.sum())
                .append(". Made by harden ")
                .append(sheet.report().tool());
        out.append(" from what it saw at ")
                .append(sheet.report().startedAt().toString())
                .append(".\n");
        if (!sheet.leftOut().isEmpty()) {
            out.append('\n');
        }
        for (String sentence : sheet.leftOut()) {
            out.append("- ").append(sentence).append(".\n");
        }
        for (FixPlan.Entry entry : sheet.plan().entries()) {
            entry(entry, out);
        }
        Map<String, Map<String, Long>> open = sheet.open();
        if (!open.isEmpty()) {
            out.append("\n## Without a command\n\n");
            for (Map.Entry<String, Map<String, Long>> reason : open.entrySet()) {
                out.append("- ").append(FixTable.checks(reason.getValue())).append(": ");
                out.append(MarkdownReporter.code(reason.getKey())).append('\n');
            }
        }
    }

    private void entry(FixPlan.Entry entry, Appendable out) throws IOException {
        out.append("\n## ").append(String.valueOf(sheet.number(entry))).append(". ");
        out.append(MarkdownReporter.code(shown(FixSheet.about(entry)))).append("\n\n");
        out.append("- ").append(FixSheet.closes(entry)).append('\n');
        for (Finding finding : entry.proof().closes()) {
            out.append("  - ").append(finding.check()).append(' ');
            out.append(MarkdownReporter.code(finding.resource().arn())).append('\n');
        }
        for (String besides : sheet.agreed(entry)) {
            item(out, "", besides);
        }
        for (FixChoice.Reason reason : sheet.reasons(entry)) {
            item(out, "not active: ", reason.toString());
        }
        out.append('\n');
        fenced(out, entry.steps(), false);
        if (entry.steps().stream().anyMatch(step -> !step.undo().isEmpty())) {
            out.append("\nTo undo it:\n\n");
            fenced(out, entry.steps(), true);
        }
    }

    private static void item(Appendable out, String before, String text) throws IOException {
        out.append("- ")
                .append(before)
                .append(MarkdownReporter.code(shown(text)))
                .append('\n');
    }

    private static String shown(String text) {
        return Plain.shortened(text, LONGEST);
    }

    /** Writes commands between fences that none of them closes. */
    private static void fenced(Appendable out, List<Step> steps, boolean undo) throws IOException {
        StringBuilder commands = new StringBuilder();
        if (undo) {
            for (int i = steps.size() - 1; i >= 0; i--) {
                steps.get(i)
                        .undo()
                        .forEach(call -> commands.append(call.command()).append('\n'));
            }
        } else {
            steps.forEach(step -> commands.append(step.call().command()).append('\n'));
        }
        String fence = "```";
        while (commands.indexOf(fence) >= 0) {
            fence += "`";
        }
        out.append(fence).append("sh\n").append(commands).append(fence).append('\n');
    }
}
