package dev.harden.report;

import dev.harden.model.Shell;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.FixPlan;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Step;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a plan as a script for sh: what is not agreed to stands in it as comments. */
public final class FixSh {
    private static final String FUNCTIONS = Scripts.text("fix.sh");
    private static final int LONGEST = 2000;

    private final FixSheet sheet;

    public FixSh(FixSheet sheet) {
        this.sheet = sheet;
    }

    public void write(Appendable out) throws IOException {
        String account = sheet.report().account().id();
        out.append("#!/bin/sh\n");
        for (String line : Scripts.head(sheet)) {
            out.append("# ").append(line).append('\n');
        }
        out.append("#\n");
        out.append("# sh FILE [--profile NAME]   makes the changes\n");
        out.append("# DRY_RUN=1 sh FILE          prints the commands, and calls nothing\n\n");
        out.append("ACCOUNT=").append(Shell.word(account)).append('\n');
        out.append("REGION=").append(Shell.word(Scripts.region(sheet))).append('\n');
        out.append("SEEN=")
                .append(Shell.word(sheet.report().startedAt().toString()))
                .append("\n\n");
        out.append(FUNCTIONS).append('\n');
        for (FixPlan.Entry entry : sheet.plan().entries()) {
            entry(entry, out);
        }
        out.append("finish\n");
    }

    private void entry(FixPlan.Entry entry, Appendable out) throws IOException {
        int number = sheet.number(entry);
        List<FixChoice.Reason> against = sheet.reasons(entry);
        comment(number + ". " + FixSheet.about(entry), out);
        comment("   " + FixSheet.closes(entry), out);
        for (String besides : sheet.agreed(entry)) {
            comment("   " + besides, out);
        }
        for (FixChoice.Reason reason : against) {
            comment("   NOT ACTIVE: " + reason, out);
        }
        StringBuilder code = new StringBuilder();
        code.append("begin ")
                .append(number)
                .append(' ')
                .append(Shell.word(FixSheet.about(entry)))
                .append('\n');
        entry.steps().forEach(step -> step(step, code));
        out.append(against.isEmpty() ? code : commented(code)).append('\n');
    }

    private static void step(Step step, StringBuilder code) {
        for (Guard guard : step.guards()) {
            code.append("same ")
                    .append(Shell.word(guard.expression()))
                    .append(' ')
                    .append(Shell.word(guard.absent().orElse("")))
                    .append(' ')
                    .append(words(guard.read()))
                    .append(" || changed\n");
        }
        boolean gone = step.effects().containsKey(Effect.IRREVERSIBLE);
        String undo = step.undo().isEmpty()
                ? "# " + (gone ? "nothing brings this back: " : "this stays: ") + oneLine(words(step.call()))
                : step.undo().stream()
                        .map(call -> "back " + call.command("call").substring("call ".length()))
                        .collect(Collectors.joining("\n"));
        code.append("undo ").append(Shell.word(undo)).append('\n');
        code.append("run ").append(words(step.call())).append('\n');
    }

    /** Gives the words of a command, without its first. */
    private static String words(Call call) {
        return call.command().substring("aws ".length());
    }

    private static void comment(String text, Appendable out) throws IOException {
        out.append("# ").append(Plain.shortened(text, LONGEST)).append('\n');
    }

    private static String oneLine(String text) {
        return Plain.shortened(text, LONGEST);
    }

    /** Puts each line behind a sign: a text that goes over several lines does not come out of the comment. */
    private static String commented(CharSequence code) {
        return Arrays.stream(code.toString().split("\n"))
                .map(line -> "#   " + line)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
