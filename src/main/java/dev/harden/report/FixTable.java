package dev.harden.report;

import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.FixPlan;
import dev.harden.model.remedy.Proof;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a plan for a person at a terminal, who wants to know in a minute where to start. */
public final class FixTable {
    private static final int MOST = 12;

    private final FixSheet sheet;
    private final int width;
    private final boolean color;

    public FixTable(FixSheet sheet, int width, boolean color) {
        this.sheet = sheet;
        this.width = width;
        this.color = color;
    }

    public void write(Appendable out) throws IOException {
        Layout layout = new Layout(out, width);
        layout.paragraph(
                "",
                "",
                "account " + sheet.report().account().id() + ", seen as "
                        + sheet.report().account().caller() + ", at "
                        + sheet.report().startedAt());
        layout.line();
        List<FixPlan.Entry> active = sheet.active();
        layout.title(
                (active.isEmpty() ? Style.WARNING : Style.GOOD).when(color),
                active.isEmpty()
                        ? "No step can be taken without a decision; "
                                + FixSheet.count(sheet.plan().failures(), "failure")
                        : "Start here: " + sheet.sum() + proven(active));
        list(active, layout);
        List<FixPlan.Entry> rest = sheet.plan().entries().stream()
                .filter(entry -> !active.contains(entry) && entry.proof().state() != Proof.State.NEEDLESS)
                .toList();
        List<FixPlan.Entry> held = rest.stream()
                .filter(entry -> entry.proof().state() == Proof.State.HELD_BACK)
                .toList();
        decisions(rest.stream().filter(entry -> !held.contains(entry)).toList(), layout);
        if (!held.isEmpty()) {
            layout.line();
            layout.title(Style.WARNING.when(color), "Held back");
            list(held, layout);
        }
        open(layout);
        layout.line();
        layout.paragraph(
                "",
                "",
                "'--output sh=fix.sh' writes the commands, with checks before each and a script that undoes them; harden"
                        + " itself changes nothing.");
    }

    private static String proven(List<FixPlan.Entry> entries) {
        return entries.stream().allMatch(entry -> entry.proof().state() == Proof.State.PROVEN)
                ? ", and nothing gets worse in the model"
                : "";
    }

    private void decisions(List<FixPlan.Entry> entries, Layout layout) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        int closed = FixPlan.closedBy(entries).size();
        layout.line();
        layout.title(
                Style.BOLD.when(color),
                "After a decision: " + FixSheet.count(entries.size(), "more step")
                        + (entries.size() == 1 ? " closes " : " close ") + closed);
        list(entries, layout);
    }

    private void list(List<FixPlan.Entry> entries, Layout layout) throws IOException {
        for (FixPlan.Entry entry : entries.stream().limit(MOST).toList()) {
            String number = String.valueOf(sheet.number(entry));
            layout.paragraph(
                    " ".repeat(Math.max(0, 4 - number.length())) + number + ". ",
                    "      ",
                    FixSheet.about(entry) + place(entry) + "; " + FixSheet.closes(entry));
            for (Map.Entry<Effect, String> effect : FixChoice.effects(entry).entrySet()) {
                if (sheet.choice().kinds().contains(effect.getKey().word())) {
                    layout.paragraph("        ", "        ", effect.getKey().of(effect.getValue()));
                }
            }
            for (String reason : sheet.choice().against(entry)) {
                layout.paragraph("        ", "        ", reason);
            }
        }
        if (entries.size() > MOST) {
            layout.paragraph(
                    "      ",
                    "      ",
                    "and " + (entries.size() - MOST) + " more, in '--output markdown=FILE' and in the script");
        }
    }

    private static String place(FixPlan.Entry entry) {
        String region = entry.target().region();
        return region.equals("global") || FixSheet.about(entry).contains(region) ? "" : " in " + region;
    }

    private void open(Layout layout) throws IOException {
        Map<String, Map<String, Long>> open = sheet.open();
        if (open.isEmpty()) {
            return;
        }
        layout.line();
        layout.title(
                Style.BOLD.when(color),
                "Without a command: " + FixSheet.count(sheet.plan().open().size(), "failure"));
        List<Map.Entry<String, Map<String, Long>>> mostFirst = open.entrySet().stream()
                .sorted((one, other) -> Long.compare(sum(other), sum(one)))
                .toList();
        for (Map.Entry<String, Map<String, Long>> reason :
                mostFirst.stream().limit(MOST).toList()) {
            layout.paragraph("  - ", "    ", checks(reason.getValue()) + ": " + reason.getKey());
        }
        if (mostFirst.size() > MOST) {
            layout.paragraph("    ", "    ", "and more, for " + (mostFirst.size() - MOST) + " other reasons");
        }
    }

    private static long sum(Map.Entry<String, Map<String, Long>> reason) {
        return reason.getValue().values().stream().mapToLong(Long::longValue).sum();
    }

    static String checks(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(one -> one.getKey() + (one.getValue() == 1 ? "" : " x" + one.getValue()))
                .collect(Collectors.joining(", "));
    }
}
