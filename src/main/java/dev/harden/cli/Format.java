package dev.harden.cli;

import dev.harden.checks.Registry;
import dev.harden.report.AsffReporter;
import dev.harden.report.CsvReporter;
import dev.harden.report.HtmlReporter;
import dev.harden.report.JsonLinesReporter;
import dev.harden.report.JsonReporter;
import dev.harden.report.JunitReporter;
import dev.harden.report.LogSafe;
import dev.harden.report.MarkdownReporter;
import dev.harden.report.OcsfReporter;
import dev.harden.report.OscalReporter;
import dev.harden.report.Reporter;
import dev.harden.report.SarifReporter;
import dev.harden.report.TableReporter;
import java.util.OptionalInt;

/** Is a format of the report, as the command line names it. */
enum Format {
    table,
    json,
    jsonl,
    html,
    sarif,
    csv,
    markdown,
    junit,
    ocsf,
    asff,
    oscal;

    /**
     * Is what people wish of formats for people.
     *
     * @param top how many failures of each check the table lists, where somebody says so
     * @param bom whether CSV begins with a byte order mark
     */
    record Wishes(OptionalInt top, boolean bom) {}

    /** Gives the reporter for standard output. */
    Reporter forOutput(Registry registry, boolean color, Wishes wishes) {
        return reporter(registry, Terminal.width(), color, wishes);
    }

    /** Returns the reporter for a file: no colours, and nothing is wrapped. */
    Reporter forFile(Registry registry, Wishes wishes) {
        return reporter(registry, Integer.MAX_VALUE, false, wishes);
    }

    private Reporter reporter(Registry registry, int width, boolean color, Wishes wishes) {
        return switch (this) {
            case table -> new TableReporter(registry, width, color, wishes.top());
            case json -> new JsonReporter(registry);
            case jsonl -> new JsonLinesReporter(registry);
            case html -> new HtmlReporter(registry);
            case sarif -> new SarifReporter(registry);
            case csv -> new CsvReporter(wishes.bom());
            case markdown -> new MarkdownReporter(registry);
            case junit -> new JunitReporter(registry);
            case ocsf -> new OcsfReporter(registry);
            case asff -> new AsffReporter(registry);
            case oscal -> new OscalReporter(registry);
        };
    }

    /** Says how it writes what a CI system would take for a command. */
    LogSafe.Form form() {
        return switch (this) {
            case table, csv, markdown -> LogSafe.Form.TEXT;
            case json, jsonl, sarif, ocsf, asff, oscal -> LogSafe.Form.JSON;
            case html, junit -> LogSafe.Form.MARKUP;
        };
    }
}
