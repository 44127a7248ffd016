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

/** Is the page that the user named where accounts are several: it links a page an account, and sums them up. */
final class HtmlIndex implements Document {
    private final Organization about;
    private final Papers papers;
    private final HtmlReporter reporter;
    private final Wording wording;
    private final List<Index.Line> lines = new ArrayList<>();

    HtmlIndex(Organization about, Papers papers, HtmlReporter reporter, Wording wording) {
        this.about = about;
        this.papers = papers;
        this.reporter = reporter;
        this.wording = wording;
    }

    @Override
    public void add(Report report) throws IOException {
        String account = report.account().id();
        Writer page = papers.further(account);
        reporter.page(report, page);
        page.close();
        lines.add(new Index.Line(AccountSum.of(report, about), papers.name(account)));
    }

    @Override
    public void end(Tally tally) throws IOException {
        List<Index.CheckLine> checks = tally.openChecks().stream()
                .map(id -> new Index.CheckLine(
                        id,
                        wording.title(id, tally.checks().get(id)),
                        tally.checks().get(id)))
                .toList();
        Pages.writeIndex(about, lines, checks, tally, papers.first());
    }
}
