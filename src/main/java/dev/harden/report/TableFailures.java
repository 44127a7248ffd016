package dev.harden.report;

import dev.harden.model.Count;
import dev.harden.model.Finding;
import dev.harden.model.Named;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Remedy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Lists failures in the table: by check, worst first, what is one hole together, and no more of a check than people read.
 *
 * @param layout where they are written
 * @param wording gives the checks' titles
 * @param color whether to use colours
 * @param top how many of each check are listed; the rest are counted
 */
record TableFailures(Layout layout, Wording wording, boolean color, int top) {
    private static final int FIRST = 3;

    private static final Comparator<Map.Entry<String, List<Hole>>> WORST_FIRST = Comparator.comparing(
                    (Map.Entry<String, List<Hole>> check) -> worst(check.getValue()))
            .thenComparing(Map.Entry::getKey);

    void list(List<Finding> failures) throws IOException {
        for (Map.Entry<String, List<Hole>> check : checks(failures)) {
            Severity severity = worst(check.getValue());
            layout.line();
            layout.title(
                    Style.of(severity).when(color),
                    severity.name() + "  " + wording.fault(check.getKey()) + "  " + check.getKey());
            List<Hole> worstFirst = check.getValue().stream()
                    .sorted(Comparator.comparing(Hole::severity).thenComparing(Hole::head))
                    .toList();
            for (Hole hole : worstFirst.subList(0, Math.min(top, worstFirst.size()))) {
                hole(hole);
            }
            rest("  - ", "    ", worstFirst.size() - top);
        }
    }

    private List<Map.Entry<String, List<Hole>>> checks(List<Finding> failures) {
        return Hole.of(failures).stream()
                .collect(Collectors.groupingBy(hole -> hole.head().check(), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .sorted(WORST_FIRST)
                .toList();
    }

    private static Severity worst(List<Hole> holes) {
        return holes.stream().map(Hole::severity).min(Comparator.naturalOrder()).orElseThrow();
    }

    private void rest(String first, String rest, int more) throws IOException {
        if (more > 0) {
            layout.paragraph(
                    first,
                    rest,
                    Count.of(more, "more is", "more are") + " counted but not listed (--top " + (top + more)
                            + " lists them, and so does --output html=FILE)");
        }
    }

    private void hole(Hole hole) throws IOException {
        Set<String> said = new HashSet<>(hole.head().outcome().evidence());
        layout.paragraph("  - ", "    ", sentence(hole.head()));
        for (String line : hole.head().outcome().evidence()) {
            layout.evidence("      ", line);
        }
        if (!hole.parts().isEmpty()) {
            layout.paragraph("    ", "    ", "the same hole:");
        }
        for (Finding part : hole.parts().subList(0, Math.min(top, hole.parts().size()))) {
            layout.paragraph("    - ", "      ", sentence(part) + " (" + part.check() + ")");
            for (String line : part.outcome().evidence()) {
                if (said.add(line)) {
                    layout.evidence("        ", line);
                }
            }
        }
        rest("    - ", "      ", hole.parts().size() - top);
        remedy(hole);
    }

    /** Says what mends all of a hole; commands stand whole, in no more lines than they have, as they are there to be pasted. */
    private void remedy(Hole hole) throws IOException {
        Optional<Remedy> together = Remedy.together(
                hole.all().stream().flatMap(one -> one.remedy().stream()).toList());
        Finding mended = hole.head().mendedBy(together);
        for (String line : Remediation.words(mended)) {
            layout.paragraph("      ", "      ", line);
        }
        for (String command : Remediation.commands(mended)) {
            layout.row("      " + command);
        }
    }

    private static String sentence(Finding finding) {
        String message = finding.outcome().message();
        String subject = Named.placed(finding);
        return message.startsWith(subject + " ") ? message : subject + ": " + message;
    }

    /** Says what to do first, and which findings that closes. */
    void startHere(List<Finding> failures) throws IOException {
        if (failures.isEmpty()) {
            return;
        }
        List<List<Finding>> things = new ArrayList<>();
        for (Map.Entry<String, List<Hole>> check : checks(failures)) {
            // Each hole is a thing to do of its own; failures of a check without parts are done in one go.
            List<Finding> alone = new ArrayList<>();
            for (Hole hole : check.getValue()) {
                if (hole.parts().isEmpty()) {
                    alone.add(hole.head());
                } else {
                    things.add(hole.all());
                }
            }
            if (!alone.isEmpty()) {
                things.add(alone);
            }
        }
        things.sort(Comparator.comparing((List<Finding> thing) -> worstOf(thing))
                .thenComparing(thing -> -thing.size())
                .thenComparing(thing -> thing.get(0)));
        layout.line();
        layout.title(Style.BOLD.when(color), "Start here");
        for (int i = 0; i < Math.min(FIRST, things.size()); i++) {
            List<Finding> thing = things.get(i);
            Set<String> checks = thing.stream().map(Finding::check).collect(Collectors.toCollection(TreeSet::new));
            Set<String> places = thing.stream().map(Named::placed).collect(Collectors.toCollection(LinkedHashSet::new));
            String first = places.iterator().next();
            layout.paragraph(
                    "  " + (i + 1) + ". ",
                    "     ",
                    worstOf(thing).word() + ": " + wording.fault(thing.get(0).check()) + ": " + first
                            + (places.size() == 1 ? "" : " and " + (places.size() - 1) + " more") + "; closes "
                            + Count.of(thing.size(), "finding") + " of " + String.join(", ", checks));
        }
    }

    private static Severity worstOf(List<Finding> thing) {
        return thing.stream()
                .map(Finding::severity)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
