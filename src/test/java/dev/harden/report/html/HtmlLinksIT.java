package dev.harden.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.cli.Demo;
import dev.harden.model.Acceptance;
import dev.harden.model.Finding;
import dev.harden.model.Marks;
import dev.harden.model.Outcome;
import dev.harden.model.Report;
import dev.harden.model.Resource;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.report.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows in a browser what the HTML report links: findings, controls, recorded answers, and the baseline. */
class HtmlLinksIT {
    private static final String STEP = "var go = function (link, then) { link.click(); setTimeout(then, 400); };"
            + "var to = function (link) { return id(link.getAttribute('href').slice(1)); };";

    @TempDir
    private Path folder;

    private Driven driven;

    @BeforeEach
    void findTheBrowser() throws IOException {
        driven = new Driven(folder);
    }

    private static Report judged() {
        Report demo = Demo.report().by(List.of("cis-aws-5.0"));
        return Acceptance.compare(demo, Earlier.of(demo));
    }

    @Test
    void aFindingLeadsToItsRecordedAnswersAndTheseLeadBack() throws IOException, InterruptedException {
        String said = driven.asked(
                Driven.html(judged()),
                STEP
                        + "var links = all('li[data-status] .links li a'); var answer = to(links[0]);"
                        + "go(links[0], function () { var open = seen(answer) && below(answer);"
                        + "var back = all('a', answer).find(function (one) { return to(one) === links[0].closest('li[data-status]'); });"
                        + "go(back, function () { say(open + ' ' + below(to(back)) + ' ' + answer.cells[2].textContent + ' '"
                        + " + links.every(function (one) { return to(one).closest('#evidence'); })); }); });");
        assertThat(said).matches("true true exchanges/[A-Za-z0-9-]+-[0-9a-f]{16}-0\\.json true");
    }

    @Test
    void controlsAndFindingsLeadToEachOther() throws IOException, InterruptedException {
        String said = driven.asked(
                Driven.html(judged()),
                STEP
                        + "set('status', 'NOT_APPLICABLE'); var link = all('#benchmarks td ul a').find(function (one) {"
                        + " return to(one).dataset.status === 'FAIL'; });"
                        + "var row = link.closest('tr'); go(link, function () { var there = seen(to(link)) && below(to(link));"
                        + "var back = all('a', to(link)).find(function (one) { return to(one) === row; });"
                        + "go(back, function () { say(there + ' ' + (seen(row) && below(row)) + ' '"
                        + " + all('#benchmarks thead th').map(function (one) { return one.textContent; }).join(',')); }); });");
        assertThat(said)
                .isEqualTo("true true Control,What it asks,State,Fail,Unknown,Pass,N/A,Covered,Checks,Findings");
    }

    @Test
    void aControlsButtonShowsTheFindingsThatCountForItAlone() throws IOException, InterruptedException {
        String said = driven.asked(
                Driven.html(judged()),
                "var bad = 0; var any = 0; all('button.pick').forEach(function (button) { button.click();"
                        + "var count = Number(button.parentNode.querySelector('summary').textContent);"
                        + "var items = all('li[data-status]:not([hidden])'); any += items.length;"
                        + "if (items.length !== count || !items.every(seen)) { bad += 1; } });"
                        + "say(bad + ' ' + (any > 50) + ' ' + id('filters').dataset.said.split(';')[0]);");
        assertThat(said).startsWith("0 true Filter: Control cis-aws-5.0 ");
    }

    @Test
    void tellsWhatBecameOfTheBaselineAndHowManyFailuresThereWere() throws IOException, InterruptedException {
        Report judged = judged();
        String said = driven.asked(
                Driven.html(judged),
                "var groups = all('#history details').map(function (one) { return one.querySelector('summary').textContent; });"
                        + "set('known', 'no'); var shown = parseInt(id('shown').textContent, 10);"
                        + "say(groups.join(', ') + ' | ' + shown + ' | ' + all('#history tbody tr').map(function (row) {"
                        + " return row.cells[0].textContent + ': ' + row.cells[2].textContent + ' of '"
                        + " + row.cells[3].textContent; }).join(', ') + ' | ' + /<i>gone/.test(id('history').textContent));");
        long failures = judged.count(Status.FAIL);
        assertThat(said)
                .isEqualTo("New: 1, Worse, or bad in another way: 1, Better: 1, Gone with its resource: 1,"
                        + " Not judged this time: 1 | 2 | 1 June 2026, 08:00 UTC: 1 of no report given,"
                        + " 1 October 2026, 08:00 UTC: " + (failures - 2) + " of " + (failures + 1) + ", "
                        + Top.time(judged.startedAt()) + ": " + failures + " of " + failures + " | true");
    }

    @Test
    void saysNothingOfABaselineWhereNoneWasGivenAndOnlyWhatASavedReportHolds() throws IOException {
        assertThat(Driven.html(Demo.report())).doesNotContain("Since the baseline", "id=\"known\"");
        Report judged = judged();
        Report saved =
                new Report(judged.origin(), judged.account(), judged.extent(), judged.findings(), List.of(), List.of());
        assertThat(Driven.html(saved))
                .contains("in the baseline already, 2 were not, or not as bad", "this report does not hold")
                .doesNotContain("Gone with its resource");
    }

    @Test
    void thePlanStandsNearTheTopWithWholeCommandsToCopy() throws IOException, InterruptedException {
        String said = driven.asked(
                Driven.html(judged()),
                "var steps = all('#plan ol.steps > li'); var pre = steps[0].querySelector('pre');"
                        + "var button = steps[0].querySelector('button.copy'); var style = getComputedStyle(pre);"
                        + "var out = [id('summary').nextElementSibling === id('plan'), seen(button), seen(pre),"
                        + " style.whiteSpace, /mono/.test(style.fontFamily), steps.every(function (one) {"
                        + " return /for \\d+ failures?|goes with/.test(one.textContent) && one.querySelector('.tag').textContent; }),"
                        + " all('pre').every(function (one) { return one.textContent.split('\\n').every(function (line) {"
                        + " return line.trim() !== '' || one.closest('details'); }); })];"
                        + "Object.defineProperty(navigator, 'clipboard', {value: {writeText: function (text) { out.push("
                        + " text === pre.textContent && /^aws /.test(text)); return Promise.resolve(); }}});"
                        + "button.click(); setTimeout(function () { say(out.concat(button.textContent).join(' ')); }, 50);");
        assertThat(said).isEqualTo("true true false pre true true true true Copied");
    }

    @Test
    void saysAtTheTopHowItIsWhoAnsweredAndHowAndWhenWasAsked() throws IOException, InterruptedException {
        Report demo = Demo.report();
        String said = driven.asked(
                Driven.html(demo),
                "say(document.querySelector('.verdict').textContent + ' | ' + document.querySelector('.asked').textContent"
                        + " + ' | ' + document.querySelector('.asked').getBoundingClientRect().bottom);");
        assertThat(said)
                .startsWith("Act now: ")
                .contains(" findings fail, ", " critical and ", " The worst: ")
                .contains(" | Answered by http://127.0.0.1, which is no endpoint of AWS. Asked as "
                        + demo.account().caller() + " on " + Top.time(demo.startedAt()) + ", by harden ");
        assertThat(Double.parseDouble(said.substring(said.lastIndexOf(' ')))).isLessThan(500);
    }

    @Test
    void worstComesFirstAndNoSentenceIsCutInTwo() throws IOException, InterruptedException {
        String said = driven.asked(
                Driven.html(Demo.report()),
                "var order = ['critical', 'high', 'medium', 'low', 'info'];"
                        + "var worst = function (part) { var fails = all('li[data-status=FAIL]', part);"
                        + " return Math.min.apply(null, [9].concat(fails.map(function (one) {"
                        + " return order.indexOf(one.dataset.severity); }))); };"
                        + "var sorted = function (parts) { var at = parts.map(worst); return at.every(function (one, i) {"
                        + " return i === 0 || at[i - 1] <= one; }); };"
                        + "var cut = all('.check details p').map(function (one) { return one.textContent.trim(); })"
                        + ".filter(function (text) { return !/[.:;!?)]$/.test(text) && !/^[A-Z][^.]*$/.test(text) || /^[,.;]/.test(text); });"
                        + "say(sorted(all('section.topic')) + ' ' + all('section.topic').every(function (one) {"
                        + " return sorted(all('section.check', one)); }) + ' ' + JSON.stringify(cut.slice(0, 5)));");
        assertThat(said).isEqualTo("true true []");
    }

    @Test
    void paperHasAllDetailsOpenAndSaysTheFilter() throws IOException, InterruptedException {
        // What is for paper alone is made to hold for the screen, where a script can look at it.
        String paper = Driven.html(Demo.report()).replace("@media print", "@media all");
        String said = driven.asked(
                paper,
                "set('status', 'UNKNOWN'); dispatchEvent(new Event('beforeprint'));"
                        + "var closed = all('details:not([open])').length;"
                        + "var content = getComputedStyle(id('filters'), '::before').content;"
                        + "var shown = all('li[data-status]').filter(seen);"
                        + "dispatchEvent(new Event('afterprint'));"
                        + "say(closed + ' ' + (all('details:not([open])').length > 100) + ' ' + shown.every(function (one) {"
                        + " return one.dataset.status === 'UNKNOWN'; }) + ' ' + shown.length + ' '"
                        + " + all('nav, button, #words').some(seen) + ' ' + content);");
        long unknown = Demo.report().count(Status.UNKNOWN);
        assertThat(said)
                .isEqualTo("0 true true " + unknown + " false \"Filter: Status unknown; " + unknown + " of "
                        + Demo.report().findings().size() + " findings shown\"");
    }

    @Test
    void fiveThousandFindingsWithTheirAnswersAndControlsStayUsable() throws IOException, InterruptedException {
        List<String> answers = IntStream.range(0, 20)
                .mapToObj(number -> "ec2-eu-west-1-Describe-%016x".formatted(number))
                .toList();
        Report many = Sample.empty()
                .with(
                        IntStream.range(0, 5_000)
                                .mapToObj(number -> new Finding(
                                                number % 2 == 0 ? "sg-admin-ports" : "s3-public-access",
                                                Severity.HIGH,
                                                Sample.ACCOUNT.id(),
                                                "eu-west-1",
                                                new Resource("arn:aws:ec2:::x/" + number, "x-" + number, "T", "n"),
                                                new Outcome(
                                                        number % 5 == 0 ? Status.FAIL : Status.PASS,
                                                        "open",
                                                        List.of("example packet"),
                                                        Optional.empty()))
                                        .with(Marks.of(answers)))
                                .toList(),
                        List.of())
                .by(List.of("cis-aws-5.0", "aws-fsbp"));
        String html = Driven.html(many);
        assertThat(html.length()).isLessThan(8_000_000);
        Instant start = Instant.now();
        String said = driven.asked(
                html,
                "for (var i = 0; i < 5; i += 1) { set('words', 'x-' + i); }"
                        + "set('words', 'x-4999'); say(id('shown').textContent);");
        assertThat(said).isEqualTo("1 of 5000 findings shown");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(40));
    }
}
