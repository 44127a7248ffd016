package dev.harden.report;

import dev.harden.model.Organization;

/** Is a reporter whose documents may follow each other: several accounts are one after the other. */
interface LineReporter extends Reporter {
    @Override
    default Several several(Organization about, Papers papers) {
        return Several.of(report -> write(report, papers.first()));
    }
}
