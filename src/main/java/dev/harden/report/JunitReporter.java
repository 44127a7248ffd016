package dev.harden.report;

import dev.harden.benchmark.Controls;
import dev.harden.checks.Registry;
import dev.harden.model.Finding;
import dev.harden.model.Named;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Status;
import dev.harden.model.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes a test case a finding, as CI systems show them: FAIL is a failure, UNKNOWN an error, NOT_APPLICABLE skipped; so
 * is what is waived or was in the baseline. Holds to both shapes that are in use, Ant's and Jenkins'.
 *
 * @see <a href="https://github.com/windyroad/JUnit-Schema">Ant's</a>
 * @see <a href="https://github.com/jenkinsci/xunit-plugin">Jenkins'</a>
 */
public final class JunitReporter implements Reporter {
    private final Wording wording;

    /**
     * @param registry gives the checks' topics, titles and fixes
     */
    public JunitReporter(Registry registry) {
        this.wording = new Wording(registry);
    }

    @Override
    public Document begin(Organization about, Papers papers) throws IOException {
        return new Suites(papers.first(), !about.alone());
    }

    /** Writes a suite a topic, or a topic of an account. */
    private final class Suites implements Document {
        private final Appendable out;
        private final boolean named;
        private int number;

        Suites(Appendable out, boolean named) throws IOException {
            this.out = out;
            this.named = named;
            out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        }

        @Override
        public void add(Report report) throws IOException {
            Map<String, List<Finding>> topics = report.shown().stream()
                    .collect(Collectors.groupingBy(
                            finding -> wording.topic(finding.check()), TreeMap::new, Collectors.toList()));
            for (Map.Entry<String, List<Finding>> topic : topics.entrySet()) {
                String name = named ? report.account().id() + " " + topic.getKey() : topic.getKey();
                suite(number++, name, topic.getKey(), topic.getValue(), report, out);
            }
        }

        @Override
        public void end(Tally tally) throws IOException {
            out.append("</testsuites>\n");
        }
    }

    private void suite(int number, String name, String topic, List<Finding> findings, Report report, Appendable out)
            throws IOException {
        long skipped = findings.stream().filter(JunitReporter::isSkipped).count();
        out.append("<testsuite").append(attribute("name", name));
        out.append(attribute("package", "harden." + topic));
        out.append(attribute("id", String.valueOf(number)));
        out.append(attribute("timestamp", report.startedAt().toString().substring(0, 19)));
        out.append(attribute("hostname", report.account().id()));
        out.append(attribute("tests", String.valueOf(findings.size())));
        out.append(attribute("failures", count(findings, Status.FAIL)));
        out.append(attribute("errors", count(findings, Status.UNKNOWN)));
        out.append(attribute("skipped", String.valueOf(skipped))).append(" time=\"0\">\n<properties>");
        property("account", report.account().id(), out);
        if (!report.view().name().isEmpty()) {
            property("account-name", report.view().name(), out);
        }
        if (report.view().leavesOut()) {
            property("view", report.view().told(), out);
        }
        property("caller", report.account().caller(), out);
        property("harden", report.tool(), out);
        if (report.origin().recording().isPresent()) {
            property("recording", report.origin().recording().get(), out);
        }
        Unexamined.each(report, (reason, regions) -> property(reason, regions, out));
        out.append("</properties>\n");
        Controls controls = Controls.of(report.extent().benchmarks());
        for (Finding finding : findings) {
            testCase(finding, controls.of(finding), out);
        }
        out.append("<system-out/><system-err/></testsuite>\n");
    }

    private static String count(List<Finding> findings, Status status) {
        return String.valueOf(findings.stream()
                .filter(finding -> finding.status() == status && !isSkipped(finding))
                .count());
    }

    private static boolean isSkipped(Finding finding) {
        return finding.status() == Status.NOT_APPLICABLE || finding.status() != Status.PASS && !finding.counts();
    }

    private static void property(String name, String value, Appendable out) throws IOException {
        out.append("<property")
                .append(attribute("name", name))
                .append(attribute("value", value))
                .append("/>");
    }

    private void testCase(Finding finding, List<Controls.Weighed> controls, Appendable out) throws IOException {
        String name = finding.check() + " [" + Named.of(finding) + "] " + finding.region();
        out.append("<testcase").append(attribute("name", name));
        out.append(attribute("classname", "harden." + wording.topic(finding.check()) + "." + finding.check()));
        out.append(" time=\"0\">");
        if (isSkipped(finding)) {
            String marks = Wording.marks(finding);
            String text = marks.isEmpty()
                    ? finding.outcome().message()
                    : marks + "; " + finding.outcome().message();
            out.append("<skipped").append(attribute("message", text)).append("/>");
        } else if (finding.status() == Status.FAIL) {
            detail("failure", finding, controls, out);
        } else if (finding.status() == Status.UNKNOWN) {
            detail("error", finding, controls, out);
        }
        out.append("</testcase>\n");
    }

    private void detail(String kind, Finding finding, List<Controls.Weighed> controls, Appendable out)
            throws IOException {
        out.append("<")
                .append(kind)
                .append(attribute("message", finding.outcome().message()));
        out.append(attribute("type", finding.status().name())).append(">");
        List<String> lines = new ArrayList<>();
        lines.add(finding.severity().word() + ": " + wording.title(finding));
        if (finding.status() == Status.FAIL) {
            lines.add("expected: " + wording.expected(finding.check()));
        }
        lines.addAll(finding.outcome().evidence());
        lines.addAll(Remediation.lines(finding));
        controls.forEach(one -> lines.add("control: " + one.cited().text()));
        lines.add("'harden explain " + finding.check() + "' says how to fix it");
        for (String line : lines) {
            out.append(escaped(Plain.whole(line))).append("\n");
        }
        out.append("</").append(kind).append(">");
    }

    private static String attribute(String name, String value) {
        return " " + name + "=\"" + escaped(Plain.whole(value)) + "\"";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
