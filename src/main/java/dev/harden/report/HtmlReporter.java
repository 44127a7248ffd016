package dev.harden.report;

import dev.harden.checks.Registry;
import dev.harden.checks.Topic;
import dev.harden.model.Finding;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.View;
import dev.harden.report.html.Markdown;
import dev.harden.report.html.Page;
import dev.harden.report.html.Pages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes one page that holds everything: for a manager's minute first, then for whoever mends it, then for the auditor. */
public final class HtmlReporter implements Reporter {
    private final Registry registry;
    private final Wording wording;

    /**
     * @param registry gives the topics, and the checks' titles and prose
     */
    public HtmlReporter(Registry registry) {
        this.registry = registry;
        this.wording = new Wording(registry);
    }

    @Override
    public Document begin(Organization about, Papers papers) {
        return about.alone()
                ? Document.of(report -> page(report, papers.first()))
                : new HtmlIndex(about, papers, this, wording);
    }

    /** Writes the page of an account. */
    void page(Report report, Appendable out) throws IOException {
        Pages.write(report, topics(report), JsonBenchmarks.of(report), out);
    }

    private List<Page.TopicPart> topics(Report report) {
        Map<String, List<Finding>> checks = report.findings().stream()
                .collect(Collectors.groupingBy(Finding::check, TreeMap::new, Collectors.toList()));
        Map<String, List<String>> byTopic = checks.keySet().stream()
                .collect(Collectors.groupingBy(wording::topic, TreeMap::new, Collectors.toList()));
        List<Page.TopicPart> parts = new ArrayList<>();
        for (Topic topic : registry.topics()) {
            List<String> ids = byTopic.remove(topic.name());
            if (ids != null) {
                parts.add(part(topic.name(), topic.title(), ids, checks, report.view()));
            }
        }
        byTopic.forEach((name, ids) -> parts.add(part(name, name, ids, checks, report.view())));
        // Worst first; topics that are as bad stay in their order.
        parts.sort(Comparator.comparing((Page.TopicPart topic) -> topic.checks().stream()
                .filter(Page.CheckPart::failed)
                .map(Page.CheckPart::worst)
                .mapToInt(Enum::ordinal)
                .min()
                .orElse(Integer.MAX_VALUE)));
        return parts;
    }

    private Page.TopicPart part(
            String name, String title, List<String> ids, Map<String, List<Finding>> checks, View view) {
        return new Page.TopicPart(
                name,
                title,
                ids.stream()
                        .map(id -> new Page.CheckPart(
                                id,
                                wording.title(id, checks.get(id)),
                                Markdown.blocks(wording.why(id)),
                                Markdown.blocks(wording.fix(id)),
                                wording.references(id),
                                checks.get(id),
                                view))
                        .sorted(Comparator.comparing((Page.CheckPart check) -> !check.failed())
                                .thenComparing(Page.CheckPart::worst)
                                .thenComparing(check -> !check.isOpen())
                                .thenComparing(Page.CheckPart::id))
                        .toList());
    }
}
