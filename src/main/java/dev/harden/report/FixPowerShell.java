package dev.harden.report;

import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.FixPlan;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Step;
import java.io.IOException;
import java.util.Locale;

/**
 * Writes a plan as a script for PowerShell, Windows PowerShell 5.1 and later: in ASCII alone, since 5.1 reads a script without
 * a mark in the system's code page, and takes quotes of typography for quotes. What a call takes goes to the AWS CLI in a file,
 * which no version quotes anew.
 *
 * @see <a
 *     href="https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_parsing">about_Parsing</a>
 */
public final class FixPowerShell {
    private static final String FUNCTIONS = Scripts.text("fix.ps1");
    private static final int LONGEST = 2000;

    private final FixSheet sheet;

    public FixPowerShell(FixSheet sheet) {
        this.sheet = sheet;
    }

    public void write(Appendable out) throws IOException {
        for (String line : Scripts.head(sheet)) {
            comment(line, out);
        }
        out.append(FUNCTIONS
                .replace("@ACCOUNT@", quoted(sheet.report().account().id()))
                .replace("@REGION@", quoted(Scripts.region(sheet)))
                .replace("@SEEN@", quoted(sheet.report().startedAt().toString())));
        out.append('\n');
        for (FixPlan.Entry entry : sheet.plan().entries()) {
            entry(entry, out);
        }
        out.append("Complete-Fix\n");
    }

    private void entry(FixPlan.Entry entry, Appendable out) throws IOException {
        int number = sheet.number(entry);
        comment(number + ". " + FixSheet.about(entry), out);
        comment("   " + FixSheet.closes(entry), out);
        for (String besides : sheet.agreed(entry)) {
            comment("   " + besides, out);
        }
        String before = "";
        for (FixChoice.Reason reason : sheet.reasons(entry)) {
            comment("   NOT ACTIVE: " + reason, out);
            before = "#   ";
        }
        out.append(before)
                .append("Start-FixStep ")
                .append(String.valueOf(number))
                .append(' ');
        out.append(quoted(FixSheet.about(entry))).append('\n');
        for (Step step : entry.steps()) {
            for (Guard guard : step.guards()) {
                out.append(before)
                        .append("Assert-Same ")
                        .append(call(guard.read()))
                        .append(' ');
                out.append(quoted(guard.expression())).append(' ');
                out.append(quoted(guard.absent().orElse(""))).append('\n');
            }
            StringBuilder undo = new StringBuilder();
            for (Call call : step.undo()) {
                undo.append(undo.isEmpty() ? "" : ", ").append("'Undo-Call ");
                undo.append(found(call).replace("'", "''")).append('\'');
            }
            out.append(before).append("Invoke-Fix ").append(call(step.call())).append(" @(");
            out.append(undo).append(")\n");
        }
        out.append('\n');
    }

    /** Gives a call as the words that the functions take: service, command, region and input. */
    private static String call(Call call) {
        String[] words = call.command().split(" ", 4);
        return quoted(words[1]) + " " + quoted(words[2]) + " " + quoted(call.region()) + " "
                + quoted(ascii(Call.json(call.input())));
    }

    /** As {@link #call(Call)}, with what has to be looked for before. */
    private static String found(Call call) {
        return call(call)
                + call.found()
                        .map(one -> " " + quoted(one.mark()) + " " + call(one.read()) + " " + quoted(one.expression()))
                        .orElse("");
    }

    /** Quotes a text of ASCII: nothing but the quote itself means anything within. */
    private static String quoted(String text) {
        return "'" + ascii(text).replace("'", "''") + "'";
    }

    /** Writes what is not ASCII by its code, which JSON takes for the character. */
    private static String ascii(String text) {
        StringBuilder plain = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c >= ' ' && c < 127) {
                plain.append(c);
            } else {
                plain.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return plain.toString();
    }

    private static void comment(String text, Appendable out) throws IOException {
        out.append("# ").append(ascii(Plain.shortened(text, LONGEST))).append('\n');
    }
}
