package dev.harden.report;

import dev.harden.model.Organization;
import dev.harden.model.Visible;
import dev.harden.model.remedy.FixPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells how the plans of several accounts stand, a line an account: what closes most first. */
public final class FixAccounts {
    private static final Comparator<Line> MOST_FIRST =
            Comparator.comparingInt(Line::closed).reversed().thenComparing(Line::account);

    private final SortedMap<String, FixSheet> whole = new TreeMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final SortedMap<String, String> missing = new TreeMap<>();
    private Organization about;

    /** Is what is told of an account. */
    private record Line(String account, String sum, int steps, int closed, int failures) {}

    /** Takes what the run is about. */
    public void begin(Organization organization) {
        about = organization;
    }

    /** Gives how many accounts there are. */
    public int size() {
        return about.audited().size();
    }

    /**
     * Adds the plan of an account.
     *
     * @param keeps whether it is shown whole
     */
    public void add(FixSheet sheet, boolean keeps) {
        String account = sheet.report().account().id();
        if (keeps) {
            whole.put(account, sheet);
        }
        lines.add(new Line(
                account,
                sheet.sum() + (sheet.unknown() == 0 ? "" : "; " + sheet.unknown() + " UNKNOWN"),
                sheet.active().size(),
                FixPlan.closedBy(sheet.active()).size(),
                sheet.plan().failures()));
    }

    public void missing(String account, String why) {
        missing.put(account, why);
    }

    /** Gives why accounts have no plan, by their ids. */
    public SortedMap<String, String> missing() {
        return missing;
    }

    /** Gives the plans that are shown whole. */
    public List<FixSheet> whole() {
        return List.copyOf(whole.values());
    }

    public void write(Appendable out) throws IOException {
        int steps = lines.stream().mapToInt(Line::steps).sum();
        out.append(FixSheet.count(size(), "account")).append(": ");
        out.append(FixSheet.count(steps, "step")).append(steps == 1 ? " is active, for " : " are active, for ");
        out.append(String.valueOf(lines.stream().mapToInt(Line::closed).sum())).append(" of ");
        out.append(FixSheet.count(lines.stream().mapToInt(Line::failures).sum(), "failure"));
        if (!missing.isEmpty()) {
            out.append("; ").append(FixSheet.count(missing.size(), "account"));
            out.append(missing.size() == 1 ? " has no plan" : " have no plan");
        }
        out.append("\n");
        for (Line line : lines.stream().sorted(MOST_FIRST).toList()) {
            out.append("  ")
                    .append(named(line.account()))
                    .append(": ")
                    .append(line.sum())
                    .append('\n');
        }
        for (String account : missing.keySet()) {
            out.append("  ").append(named(account)).append(": no plan\n");
        }
        out.append("\n'--output sh=FOLDER' writes a script an account; harden itself changes nothing.\n");
    }

    private String named(String account) {
        String name = Plain.shortened(Visible.text(about.nameOf(account)), 60);
        return name.isEmpty() ? account : account + " (" + name + ")";
    }
}
