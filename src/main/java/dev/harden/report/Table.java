package dev.harden.report;

import dev.harden.benchmark.Benchmark;
import dev.harden.benchmark.Standing;
import dev.harden.benchmark.State;
import dev.harden.benchmark.Weight;
import dev.harden.model.Count;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Status;
import dev.harden.model.Tally;
import dev.harden.model.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Is the table of a run: the accounts as they come, then what is to be said of all of them, each part by its own class. */
final class Table implements Document {
    private final Organization about;
    private final Layout layout;
    private final boolean color;
    private final TableAccounts accounts;
    private final TableFailures failures;
    private final TableUnknowns unknowns;
    private final TableAccepted accepted;
    private final TableSums sums;
    private final Standing.Standings standings = new Standing.Standings();
    private View view = View.ALL;

    Table(Organization about, Wording wording, Layout layout, boolean color, int top) throws IOException {
        this.about = about;
        this.layout = layout;
        this.color = color;
        Places places = new Places(about);
        this.accounts = new TableAccounts(about, layout, color);
        this.failures = new TableFailures(layout, wording, places, color, top);
        this.unknowns = new TableUnknowns(about, layout, color);
        this.accepted = new TableAccepted(places, layout, color, top);
        this.sums = new TableSums(about, wording, layout, color);
        accounts.begin();
    }

    @Override
    public void add(Report report) throws IOException {
        view = report.view();
        accounts.add(report);
        failures.add(report);
        unknowns.add(report);
        accepted.add(report);
        standings.add(report);
        sums.add(report);
    }

    @Override
    public void end(Tally tally) throws IOException {
        accounts.end(view);
        failures.list();
        verdict(tally);
        unknowns.list();
        accepted.list(tally);
        for (Standing standing : standings.all()) {
            benchmark(standing);
        }
        sums.end(tally);
        if (tally.count(Status.FAIL) > 0) {
            layout.line();
            layout.paragraph("", "", "'harden explain CHECK' shows why a check matters and how to fix what it found.");
        }
        failures.startHere();
    }

    /** Says that nothing failed, where nothing did, and what that is worth. */
    private void verdict(Tally tally) throws IOException {
        if (!failures.isEmpty() || !view.statuses().contains(Status.FAIL)) {
            return;
        }
        layout.line();
        String text = "Nothing that could be judged failed.";
        if (tally.count(Status.FAIL) > 0) {
            text = "Nothing failed that is not accepted.";
        } else if (tally.count(Status.UNKNOWN) == 0 && !tally.checks().isEmpty()) {
            text = "Nothing failed, and everything could be judged.";
        }
        layout.title(Style.GOOD.when(color), text);
    }

    private void benchmark(Standing standing) throws IOException {
        layout.line();
        List<String> counts = new ArrayList<>();
        for (State state : State.values()) {
            long controls = standing.count(state);
            if (controls > 0) {
                counts.add(controls + " " + state.word());
            }
        }
        layout.title(
                Style.BOLD.when(color),
                standing.benchmark().title() + "  " + String.join(", ", counts) + ", of "
                        + Count.of(standing.benchmark().total(), "control"));
        for (Standing.OfControl one : standing.controls()) {
            String partly = one.control().coverage() == Benchmark.Coverage.PARTIAL ? ", partly covered" : "";
            String waived = one.isWaived() ? ", suppressed" : "";
            String notRun = one.notRun().isEmpty() ? "" : ", not run: " + String.join(", ", one.notRun());
            String counted = one.hasFindings()
                    ? " (" + one.count(Weight.FAIL) + " fail, " + one.count(Weight.UNKNOWN) + " unknown, "
                            + one.count(Weight.PASS) + " pass)"
                    : "";
            layout.paragraph(
                    "  - ",
                    "    ",
                    one.control().id() + " " + state(one) + waived + partly + ": "
                            + one.control().title() + counted + notRun);
        }
    }

    private String state(Standing.OfControl one) {
        int accounts = one.accounts(one.state());
        return one.state().word()
                + (about.alone() || accounts == 0 || one.state() == State.NOT_COVERED
                        ? ""
                        : " in " + Count.of(accounts, "account"));
    }
}
