package dev.harden.report;

import dev.harden.model.Finding;
import dev.harden.model.remedy.FixPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Is a line of a plan for people: one entry, or several that differ by their region alone.
 *
 * @param entries the entries
 * @param about what will be so, with all regions in it
 * @param besides what they do besides that is agreed to; with all regions in it
 * @param reasons why they are not active; with all regions in them
 */
record FixLine(List<FixPlan.Entry> entries, String about, List<String> besides, List<FixChoice.Reason> reasons) {
    private static final int NAMED = 3;
    /** Stands where the region stood; no text has it, as it is made visible elsewhere. */
    private static final String HERE = "\u0000";

    /** Says what entries come to be the same by. */
    private record Key(String about, List<String> besides, List<String> reasons, List<String> closes, boolean placed) {}

    /** Folds entries, in the order of the first of each. */
    static List<FixLine> fold(List<FixPlan.Entry> entries, FixSheet sheet) {
        Map<Key, List<FixPlan.Entry>> folded = new LinkedHashMap<>();
        for (FixPlan.Entry entry : entries) {
            folded.computeIfAbsent(key(entry, sheet), none -> new ArrayList<>()).add(entry);
        }
        return folded.values().stream().map(same -> line(same, sheet)).toList();
    }

    private static Key key(FixPlan.Entry entry, FixSheet sheet) {
        return new Key(
                away(FixSheet.about(entry), entry),
                sheet.agreed(entry).stream().map(text -> away(text, entry)).toList(),
                sheet.reasons(entry).stream()
                        .map(reason -> away(reason.toString(), entry))
                        .toList(),
                entry.proof().closes().stream().map(Finding::check).sorted().toList(),
                isPlaced(entry));
    }

    private static FixLine line(List<FixPlan.Entry> same, FixSheet sheet) {
        FixPlan.Entry first = same.get(0);
        String places = places(same);
        String about = away(FixSheet.about(first), first) + (isPlaced(first) ? " in " + HERE : "");
        return new FixLine(
                same,
                about.replace(HERE, places),
                sheet.agreed(first).stream()
                        .map(text -> away(text, first).replace(HERE, places))
                        .toList(),
                sheet.reasons(first).stream()
                        .map(reason -> new FixChoice.Reason(
                                reason.option(), away(reason.text(), first).replace(HERE, places)))
                        .toList());
    }

    /** Tells whether the region has to be said, as the words do not have it. */
    private static boolean isPlaced(FixPlan.Entry entry) {
        String region = entry.target().region();
        return !region.equals("global") && !FixSheet.about(entry).contains(region);
    }

    private static String away(String text, FixPlan.Entry entry) {
        return text.replace(entry.target().region(), HERE);
    }

    private static String places(List<FixPlan.Entry> same) {
        List<String> regions =
                same.stream().map(entry -> entry.target().region()).distinct().toList();
        if (regions.size() > NAMED) {
            return regions.size() + " regions";
        }
        return regions.size() == 1
                ? regions.get(0)
                : String.join(", ", regions.subList(0, regions.size() - 1)) + " and " + regions.get(regions.size() - 1);
    }

    /** Gives the numbers of its entries, as {@code 6, 7, 9}. */
    String numbers(FixSheet sheet) {
        return entries.stream()
                .map(entry -> String.valueOf(sheet.number(entry)))
                .collect(Collectors.joining(", "));
    }

    String closes() {
        return FixSheet.closes(entries);
    }

    /** Says what makes it active, a fragment. */
    String decision() {
        String kinds = reasons.stream()
                .map(FixChoice.Reason::option)
                .filter(option -> option.startsWith(FixChoice.INCLUDE))
                .map(option -> option.substring(FixChoice.INCLUDE.length()))
                .collect(Collectors.joining(","));
        if (!kinds.isEmpty()) {
            return "with " + FixChoice.INCLUDE + kinds;
        }
        return reasons.stream().allMatch(reason -> reason.option().isEmpty())
                ? "with the steps that they go with"
                : "with values";
    }
}
