package dev.harden.report;

import dev.harden.model.remedy.FixPlan;
import dev.harden.model.remedy.Proof;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a plan for a person at a terminal, who wants to know in a minute where to start. */
public final class FixTable {
    private static final int MOST = 12;
    private static final int FEW = 4;

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
                "account " + sheet.report().account().id() + ", audited as "
                        + sheet.report().account().caller() + ", at "
                        + sheet.report().startedAt());
        layout.line();
        List<FixPlan.Entry> active = sheet.active();
        layout.title((active.isEmpty() ? Style.WARNING : Style.GOOD).when(color), head(active));
        List<FixLine> first = FixLine.fold(active, sheet);
        for (FixLine line : first.stream().limit(MOST).toList()) {
            line(line, line.reasons(), layout);
        }
        more(first, MOST, layout);
        List<FixPlan.Entry> rest = sheet.plan().entries().stream()
                .filter(entry -> !active.contains(entry) && entry.proof().state() != Proof.State.NEEDLESS)
                .toList();
        List<FixPlan.Entry> held = rest.stream()
                .filter(entry -> entry.proof().state() == Proof.State.HELD_BACK)
                .toList();
        decisions(rest.stream().filter(entry -> !held.contains(entry)).toList(), layout);
        if (!held.isEmpty()) {
            layout.line();
            layout.title(Style.WARNING.when(color), "Held back: in the model these make something worse");
            List<FixLine> lines = FixLine.fold(held, sheet);
            for (FixLine line : lines.stream().limit(MOST).toList()) {
                line(line, line.reasons(), layout);
            }
            more(lines, MOST, layout);
        }
        open(layout);
        List<String> leftOut = sheet.leftOut();
        if (!leftOut.isEmpty()) {
            layout.line();
            for (String sentence : leftOut) {
                layout.paragraph("", "", sentence + ".");
            }
        }
        layout.line();
        layout.paragraph("", "", end());
    }

    private String head(List<FixPlan.Entry> active) {
        if (!active.isEmpty()) {
            return "Start here: " + sheet.sum() + proven(active);
        }
        return sheet.plan().entries().isEmpty()
                ? sheet.sum()
                : "No step can be taken without a decision; "
                        + FixSheet.count(sheet.plan().failures(), "failure");
    }

    private String end() {
        return sheet.plan().entries().isEmpty()
                ? "harden itself changes nothing."
                : "'--output sh=fix.sh' writes the commands, with checks before each and a script that undoes them; harden"
                        + " itself changes nothing.";
    }

    private static String proven(List<FixPlan.Entry> entries) {
        return entries.stream().allMatch(entry -> entry.proof().state() == Proof.State.PROVEN)
                ? ", and nothing gets worse in the model"
                : "";
    }

    /** Lists what somebody has to agree to first, by what that is. */
    private void decisions(List<FixPlan.Entry> entries, Layout layout) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        layout.line();
        layout.title(
                Style.BOLD.when(color),
                "After a decision: " + FixSheet.count(entries.size(), "more step")
                        + FixSheet.closes(entries, entries.size())
                        + FixPlan.closedBy(entries).size());
        Map<String, List<FixLine>> groups = FixLine.fold(entries, sheet).stream()
                .collect(Collectors.groupingBy(FixLine::decision, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<FixLine>> group : groups.entrySet()) {
            decision(group.getKey(), group.getValue(), layout);
        }
    }

    private void decision(String decision, List<FixLine> lines, Layout layout) throws IOException {
        List<FixPlan.Entry> all =
                lines.stream().flatMap(line -> line.entries().stream()).toList();
        layout.paragraph(
                "  ",
                "  ",
                decision + ": " + FixSheet.count(all.size(), "step") + FixSheet.closes(all, all.size())
                        + FixPlan.closedBy(all).size());
        // What is so of all of them is said once.
        List<FixChoice.Reason> common = lines.size() == 1
                ? List.of()
                : lines.get(0).reasons().stream()
                        .filter(reason ->
                                lines.stream().allMatch(line -> line.reasons().contains(reason)))
                        .toList();
        for (FixChoice.Reason reason : common) {
            layout.paragraph("    ", "    ", told(reason));
        }
        for (FixLine line : lines.stream().limit(FEW).toList()) {
            line(
                    line,
                    line.reasons().stream()
                            .filter(reason -> !common.contains(reason))
                            .toList(),
                    layout);
        }
        more(lines, FEW, layout);
    }

    private void line(FixLine line, List<FixChoice.Reason> reasons, Layout layout) throws IOException {
        String numbers = line.numbers(sheet);
        layout.paragraph(
                " ".repeat(Math.max(0, 4 - numbers.length())) + numbers + ". ",
                "      ",
                line.about() + "; " + line.closes());
        for (String besides : line.besides()) {
            layout.paragraph("        ", "        ", besides);
        }
        for (FixChoice.Reason reason : reasons) {
            layout.paragraph("        ", "        ", told(reason));
        }
    }

    /** Tells a reason below a head that names the kinds: of its options, those of values alone. */
    private static String told(FixChoice.Reason reason) {
        return reason.option().startsWith(FixChoice.INCLUDE) ? reason.text() : reason.toString();
    }

    private static void more(List<FixLine> lines, int shown, Layout layout) throws IOException {
        int left = lines.stream()
                .skip(shown)
                .mapToInt(line -> line.entries().size())
                .sum();
        if (left > 0) {
            layout.paragraph(
                    "      ", "      ", "and " + left + " more, in '--output markdown=FILE' and in the script");
        }
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
