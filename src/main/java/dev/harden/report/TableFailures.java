package dev.harden.report;

import dev.harden.model.Count;
import dev.harden.model.Finding;
import dev.harden.model.Report;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.remedy.Remedy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lists failures in the table: by check, worst first, what is one hole together, and no more of a check than people read. */
final class TableFailures {
    private static final Comparator<Hole> WORST_FIRST =
            Comparator.comparing(Hole::severity).thenComparing(Hole::head);

    private final Layout layout;
    private final Wording wording;
    private final Places places;
    private final boolean color;
    private final int top;
    private final FirstThings first;
    private final Map<String, OfCheck> checks = new TreeMap<>();

    /**
     * @param layout where they are written
     * @param wording gives the checks' titles
     * @param places names what they are about
     * @param color whether to use colours
     * @param top how many of each check are listed; the rest are counted
     */
    TableFailures(Layout layout, Wording wording, Places places, boolean color, int top) {
        this.layout = layout;
        this.wording = wording;
        this.places = places;
        this.color = color;
        this.top = top;
        this.first = new FirstThings(wording, places);
    }

    /** Is what failed of a check: the worst of it, and how much more there is. */
    private record OfCheck(List<Hole> worst, int more) {
        private static final OfCheck NONE = new OfCheck(List.of(), 0);

        private Severity severity() {
            return worst.get(0).severity();
        }
    }

    void add(Report report) {
        List<Hole> holes = Hole.of(report.shown().stream()
                .filter(finding -> finding.status() == Status.FAIL && finding.counts())
                .toList());
        first.add(holes);
        holes.stream()
                .collect(Collectors.groupingBy(hole -> hole.head().check()))
                .forEach((check, some) ->
                        checks.compute(check, (id, known) -> with(known == null ? OfCheck.NONE : known, some)));
    }

    private OfCheck with(OfCheck known, List<Hole> some) {
        List<Hole> all = new ArrayList<>(known.worst());
        all.addAll(some);
        all.sort(WORST_FIRST);
        int listed = Math.min(top, all.size());
        return new OfCheck(List.copyOf(all.subList(0, listed)), known.more() + all.size() - listed);
    }

    boolean isEmpty() {
        return checks.isEmpty();
    }

    void list() throws IOException {
        List<Map.Entry<String, OfCheck>> worstFirst = checks.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, OfCheck> check) ->
                                check.getValue().severity())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        for (Map.Entry<String, OfCheck> check : worstFirst) {
            Severity severity = check.getValue().severity();
            layout.line();
            layout.title(
                    Style.of(severity).when(color),
                    severity.name() + "  " + wording.fault(check.getKey()) + "  " + check.getKey());
            for (Hole hole : check.getValue().worst()) {
                hole(hole);
            }
            rest("  - ", "    ", check.getValue().more());
        }
    }

    private void rest(String before, String rest, int more) throws IOException {
        if (more > 0) {
            layout.paragraph(
                    before,
                    rest,
                    Count.of(more, "more is", "more are") + " counted but not listed (--top " + (top + more)
                            + " lists them, and so does --output html=FILE)");
        }
    }

    private void hole(Hole hole) throws IOException {
        Set<String> said = new HashSet<>(hole.head().outcome().evidence());
        layout.paragraph("  - ", "    ", places.sentence(hole.head()));
        for (String line : hole.head().outcome().evidence()) {
            layout.evidence("      ", line);
        }
        if (!hole.parts().isEmpty()) {
            layout.paragraph("    ", "    ", "the same hole:");
        }
        for (Finding part : hole.parts().subList(0, Math.min(top, hole.parts().size()))) {
            layout.paragraph("    - ", "      ", places.sentence(part) + " (" + part.check() + ")");
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

    /** Says what to do first, and which findings that closes. */
    void startHere() throws IOException {
        List<String> lines = first.lines();
        if (lines.isEmpty()) {
            return;
        }
        layout.line();
        layout.title(Style.BOLD.when(color), "Start here");
        for (int i = 0; i < lines.size(); i++) {
            layout.paragraph("  " + (i + 1) + ". ", "     ", lines.get(i));
        }
    }
}
