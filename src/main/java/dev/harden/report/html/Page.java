package dev.harden.report.html;

import dev.harden.benchmark.Assessment;
import dev.harden.model.CallOutcome;
import dev.harden.model.Coverage;
import dev.harden.model.Finding;
import dev.harden.model.Report;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.View;
import dev.harden.model.WaiverUse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Is what the page shows, in the order that it shows it.
 *
 * @param report the report
 * @param style the style sheet
 * @param script the script of the filters
 * @param policy the content security policy, which lets nothing in but those two
 * @param topics the topics with their checks
 * @param assessments how it stands to the benchmarks that were asked for
 * @param pictures the VPCs
 * @param links where things stand, and what belongs together
 */
public record Page(
        Report report,
        String style,
        String script,
        String policy,
        List<TopicPart> topics,
        List<Assessment> assessments,
        List<Picture> pictures,
        Links links) {
    private static final int MOST_FIRST = 10;
    private static final int LARGE = 2000;

    /**
     * Is a topic.
     *
     * @param name what {@code --topic} takes
     * @param title for people
     * @param checks its checks that found something, worst first
     */
    public record TopicPart(String name, String title, List<CheckPart> checks) {
        /** Counts the findings of a status that count; all of PASS and NOT_APPLICABLE do. */
        public long count(Status status) {
            return checks.stream().mapToLong(check -> check.of(status).size()).sum();
        }

        /** Counts the failures of a severity. */
        public long failures(Severity severity) {
            return checks.stream()
                    .flatMap(check -> check.of(Status.FAIL).stream())
                    .filter(finding -> finding.severity() == severity)
                    .count();
        }

        public long all() {
            return checks.stream().mapToLong(check -> check.findings().size()).sum();
        }
    }

    /**
     * Is a check with what it found.
     *
     * @param id its id
     * @param title what is wrong where something failed, and else the expected state
     * @param why why it matters; empty where the check is not known
     * @param fix the lines of how to mend it
     * @param references pages about it
     * @param findings what it found
     * @param view what of it is listed
     */
    public record CheckPart(
            String id,
            String title,
            List<Markdown.Block> why,
            List<Markdown.Block> fix,
            List<String> references,
            List<Finding> findings,
            View view) {
        /** Gives the findings of a status to list. */
        public List<Finding> shown(Status status) {
            return of(status).stream().filter(view::lists).toList();
        }

        /** Tells whether it has something to list. */
        public boolean isShown() {
            return findings.stream().anyMatch(view::lists);
        }

        public List<Finding> of(Status status) {
            return findings.stream()
                    .filter(finding -> finding.status() == status)
                    .sorted(Comparator.comparing(Finding::severity).thenComparing(Comparator.naturalOrder()))
                    .toList();
        }

        /** Gives the severity of its worst failure that counts; INFO where there is none. */
        public Severity worst() {
            return of(Status.FAIL).stream()
                    .filter(Finding::counts)
                    .map(Finding::severity)
                    .findFirst()
                    .orElse(Severity.INFO);
        }

        /** Counts the failures that nobody has accepted. */
        public long toFix() {
            return of(Status.FAIL).stream().filter(Finding::counts).count();
        }

        public boolean failed() {
            return findings.stream().anyMatch(finding -> finding.status() == Status.FAIL && finding.counts());
        }

        /** Tells whether it has something to read at once. */
        public boolean isOpen() {
            return findings.stream()
                    .filter(view::lists)
                    .anyMatch(finding -> finding.status() == Status.FAIL || finding.status() == Status.UNKNOWN);
        }
    }

    /** Returns whether a check has something on the page. */
    public boolean lists(String check) {
        return topics.stream()
                .flatMap(topic -> topic.checks().stream())
                .anyMatch(part -> part.id().equals(check) && part.isShown());
    }

    /** Returns the regions that findings are in, and global. */
    public List<String> places() {
        return report.findings().stream()
                .map(Finding::region)
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns whether so much is on the page that browsers should draw only what is looked at. */
    public boolean isLarge() {
        return report.findings().size() > LARGE;
    }

    /** Gives the plan; one without entries where nothing has a command. */
    public PlanPart plan() {
        return PlanPart.of(report);
    }

    /** Gives the checks to mend first: the worst severity, then the most resources. */
    public List<CheckPart> first() {
        return topics.stream()
                .flatMap(topic -> topic.checks().stream())
                .filter(CheckPart::failed)
                .filter(CheckPart::isShown)
                .sorted(Comparator.comparing(CheckPart::worst)
                        .thenComparing(check -> -check.toFix())
                        .thenComparing(CheckPart::id))
                .limit(MOST_FIRST)
                .toList();
    }

    public long count(Status status, Severity severity) {
        return report.count(status, severity);
    }

    /** Counts the failures that are waived, or were in the baseline. */
    public long accepted() {
        return Top.accepted(report);
    }

    /** Says in a few sentences how the account stands, for who reads no further. */
    public String verdict() {
        return Top.verdict(report, first().stream().map(CheckPart::title).findFirst());
    }

    /** Says as whom, when, by what and how widely was asked. */
    public String asked() {
        return Top.asked(report);
    }

    /** Gives what is told of earlier runs. */
    public History history() {
        return new History(report);
    }

    /** Tells whether a finding's links stand with it: on a large page, of what is to be looked at alone. */
    public boolean isLinked(Finding finding) {
        return Links.isOpen(finding) || !isLarge();
    }

    /** Gives the waivers that are of no use, or no longer. */
    public List<WaiverUse> uselessWaivers() {
        return report.waivers().stream()
                .filter(use -> use.state() != WaiverUse.State.USED)
                .toList();
    }

    /** Gives the rows of the coverage that were refused or failed. */
    public List<Coverage> refused() {
        return rows(row -> row.outcome() != CallOutcome.ANSWERED);
    }

    /** Gives what was answered: the regions of each operation. */
    public Map<String, String> answered() {
        return rows(row -> row.outcome() == CallOutcome.ANSWERED).stream()
                .collect(Collectors.groupingBy(
                        row -> row.service() + ":" + row.operation(),
                        TreeMap::new,
                        Collectors.mapping(
                                row -> row.region() + (row.calls() > 1 ? " ×" + row.calls() : ""),
                                Collectors.joining(", "))));
    }

    private List<Coverage> rows(Predicate<Coverage> test) {
        return report.coverage().stream().filter(test).toList();
    }
}
