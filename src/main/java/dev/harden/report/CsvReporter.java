package dev.harden.report;

import dev.harden.benchmark.Controls;
import dev.harden.model.Finding;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Resource;
import dev.harden.model.Unknown;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a row a finding, for spreadsheets: a cell that a spreadsheet would compute begins with an apostrophe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
public final class CsvReporter implements Reporter {
    private static final List<String> HEAD = List.of(
            "account",
            "region",
            "check",
            "status",
            "severity",
            "resource_type",
            "resource_id",
            "resource_name",
            "resource_arn",
            "message",
            "evidence",
            "cause",
            "missing_permission",
            "waived_by",
            "waived_until",
            "waived_because",
            "in_baseline",
            "started_at",
            "account_name",
            "controls",
            "remediation",
            "commands");

    private final boolean bom;

    public CsvReporter() {
        this(false);
    }

    /**
     * @param bom whether to begin with a byte order mark, by which Excel knows UTF-8
     */
    public CsvReporter(boolean bom) {
        this.bom = bom;
    }

    private void head(Appendable out) throws IOException {
        if (bom) {
            out.append('\uFEFF');
        }
        row(HEAD, out);
    }

    @Override
    public Document begin(Organization about, Papers papers) throws IOException {
        head(papers.first());
        return Document.of(report -> rows(report, papers.first()));
    }

    private static void rows(Report report, Appendable out) throws IOException {
        Controls controls = Controls.of(report.extent().benchmarks());
        for (Finding finding : Unexamined.and(report)) {
            row(cells(finding, report, controls.of(finding)), out);
        }
    }

    private static List<String> cells(Finding finding, Report report, List<Controls.Weighed> controls) {
        Resource resource = finding.resource();
        Optional<Unknown> unknown = finding.outcome().unknown();
        return List.of(
                finding.account(),
                finding.region(),
                finding.check(),
                finding.status().name(),
                finding.severity().name(),
                resource.type(),
                resource.id(),
                resource.name(),
                resource.arn(),
                finding.outcome().message(),
                String.join(" | ", finding.outcome().evidence()),
                unknown.map(one -> one.cause().name()).orElse(""),
                unknown.map(Unknown::action).orElse(""),
                finding.marks().waiver().map(one -> one.owner()).orElse(""),
                finding.marks().waiver().map(one -> one.expires().toString()).orElse(""),
                finding.marks().waiver().map(one -> one.reason()).orElse(""),
                finding.marks().known() ? "yes" : "",
                report.startedAt().toString(),
                report.view().name(),
                controls.stream().map(one -> one.name() + " " + one.weight()).collect(Collectors.joining(" | ")),
                String.join(" | ", Remediation.words(finding)),
                // A cell is one line; this one can be pasted as it stands, and ends where a command fails.
                String.join(" && ", Remediation.commands(finding)));
    }

    private static void row(List<String> cells, Appendable out) throws IOException {
        out.append(cells.stream().map(CsvReporter::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(String text) {
        String plain = Plain.whole(text);
        String safe = plain.matches("(?s)\\s*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*") ? "'" + plain : plain;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
