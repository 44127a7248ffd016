package dev.harden.report;

import dev.harden.model.AccountSum;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Tally;
import dev.harden.report.html.Index;
import dev.harden.report.html.Pages;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Writes a page an account beside the one that the user named, which links them and sums them up. */
final class HtmlSeveral implements Several {
    private final Organization about;
    private final Papers papers;
    private final HtmlReporter reporter;
    private final Wording wording;
    private final List<Index.Line> lines = new ArrayList<>();

    HtmlSeveral(Organization about, Papers papers, HtmlReporter reporter, Wording wording) {
        this.about = about;
        this.papers = papers;
        this.reporter = reporter;
        this.wording = wording;
    }

    @Override
    public void add(Report report) throws IOException {
        String account = report.account().id();
        try (Writer page = papers.further(account)) {
            reporter.write(report, page);
        }
        lines.add(new Index.Line(AccountSum.of(report, about), papers.name(account)));
    }

    @Override
    public void end(Tally tally) throws IOException {
        List<Index.CheckLine> checks = tally.openChecks().stream()
                .map(id -> new Index.CheckLine(
                        id, wording.fault(id), tally.checks().get(id)))
                .toList();
        Pages.writeIndex(about, lines, checks, tally, papers.first());
    }
}
