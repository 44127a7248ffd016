package dev.harden.report.html;

import dev.harden.benchmark.Assessment;
import dev.harden.benchmark.Weight;
import dev.harden.model.Finding;
import dev.harden.model.Report;
import dev.harden.model.Status;
import dev.harden.report.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Knows where on the page findings, controls and recorded answers stand, and which of them belong together. */
public final class Links {
    /** As a recording names what it keeps: the service, the signing region, the operation and a hash of what was asked. */
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9-]+?)-([a-z]{2,6}(?:-[a-z]+)+-\\d+)-([A-Za-z0-9-]+)-[0-9a-f]{16}");

    private static final int MOST = 20;

    private final Map<Finding, String> anchors = new IdentityHashMap<>();
    private final Map<Finding, List<Control>> ofFindings = new IdentityHashMap<>();
    private final Map<Assessment.Result, Control> ofResults = new IdentityHashMap<>();
    private final Map<String, Answer> answers = new TreeMap<>();
    private final List<Control> controls = new ArrayList<>();

    /**
     * Is a control of a benchmark.
     *
     * @param title the benchmark's whole name and the control's id
     * @param name the ids of both
     * @param anchor where it stands
     * @param number tells it from all others of the page
     * @param checks its checks
     */
    public record Control(String title, String name, String anchor, int number, List<String> checks) {}

    /**
     * Is a recorded answer.
     *
     * @param name as the recording names it
     * @param anchor where it stands
     * @param decided the listed findings that were decided from it, worst first
     */
    public record Answer(String name, String anchor, List<Finding> decided) {
        /** Gives the service and the operation; the whole name where it is none of the usual kind. */
        public String operation() {
            Matcher parts = NAME.matcher(name);
            return parts.matches() ? parts.group(1) + ":" + parts.group(3) : name;
        }

        /** Gives the region that was asked; empty where the name does not say it. */
        public String region() {
            Matcher parts = NAME.matcher(name);
            return parts.matches() ? parts.group(2) : "";
        }

        /** Gives the first file of the recording that holds it. */
        public String file() {
            return "exchanges/" + name + "-0.json";
        }
    }

    /**
     * Is a part of many findings to link.
     *
     * @param first those to link
     * @param more how many there are besides
     */
    public record Some(List<Finding> first, int more) {
        static Some of(Collection<Finding> all) {
            return new Some(
                    all.stream()
                            .sorted(Comparator.comparing(Finding::status).thenComparing(Finding::severity))
                            .limit(MOST)
                            .toList(),
                    Math.max(0, all.size() - MOST));
        }
    }

    private Links() {}

    static Links of(Report report, List<Assessment> assessments) {
        Links links = new Links();
        Map<String, Integer> seen = new HashMap<>();
        Map<String, List<Finding>> decided = new TreeMap<>();
        for (Finding finding : report.shown()) {
            String id = "finding-" + Ids.of(finding);
            int times = seen.merge(id, 1, Integer::sum);
            links.anchors.put(finding, times == 1 ? id : id + "-" + times);
            finding.marks()
                    .exchanges()
                    .forEach(name -> decided.computeIfAbsent(name, unseen -> new ArrayList<>())
                            .add(finding));
        }
        decided.forEach((name, findings) ->
                links.answers.put(name, new Answer(name, "answer-" + (links.answers.size() + 1), findings)));
        assessments.forEach(links::add);
        return links;
    }

    private void add(Assessment assessment) {
        for (Assessment.Result result : assessment.results()) {
            String id = result.control().id();
            String title = assessment.benchmark().title() + " " + id;
            Control control = new Control(
                    title,
                    assessment.benchmark().id() + " " + id,
                    "control-" + title.replaceAll("[^A-Za-z0-9.]+", "-"),
                    controls.size(),
                    result.control().checks());
            controls.add(control);
            ofResults.put(result, control);
            result.counted().stream()
                    .filter(one -> one.weight() != Weight.LEFT_OUT)
                    .map(Assessment.Counted::finding)
                    .distinct()
                    .forEach(finding -> ofFindings
                            .computeIfAbsent(finding, unseen -> new ArrayList<>())
                            .add(control));
        }
    }

    /** Gives where a finding stands; absent where the page does not list it. */
    public Optional<String> to(Finding finding) {
        return Optional.ofNullable(anchors.get(finding));
    }

    /** Gives the controls that a finding counts for. */
    public List<Control> controls(Finding finding) {
        return ofFindings.getOrDefault(finding, List.of());
    }

    /** Gives the numbers of the controls that a finding counts for, with spaces between them. */
    public String numbers(Finding finding) {
        return controls(finding).stream()
                .map(control -> String.valueOf(control.number()))
                .collect(Collectors.joining(" "));
    }

    /** Gives the controls of the benchmarks that were asked for. */
    public List<Control> controls() {
        return controls;
    }

    /** Gives the controls of a check. */
    public List<Control> controls(String check) {
        return controls.stream()
                .filter(control -> control.checks().contains(check))
                .toList();
    }

    /** Gives the control that a result is of. */
    public Control control(Assessment.Result result) {
        return ofResults.get(result);
    }

    /** Gives the listed findings that count for a control. */
    public Some findings(Assessment.Result result) {
        return Some.of(result.counted().stream()
                .filter(one -> one.weight() != Weight.LEFT_OUT && anchors.containsKey(one.finding()))
                .sorted(Comparator.comparing(Assessment.Counted::weight))
                .map(Assessment.Counted::finding)
                .toList());
    }

    /** Gives the recorded answers that listed findings were decided from, by name. */
    public Collection<Answer> answers() {
        return answers.values();
    }

    /** Gives the recorded answers that a finding was decided from. */
    public List<Answer> answers(Finding finding) {
        return finding.marks().exchanges().stream().map(answers::get).toList();
    }

    /** Gives the findings that were decided from an answer. */
    public Some decided(Answer answer) {
        return Some.of(answer.decided());
    }

    /** Tells whether a finding fails or could not be judged. */
    public static boolean isOpen(Finding finding) {
        return finding.status() == Status.FAIL || finding.status() == Status.UNKNOWN;
    }
}
