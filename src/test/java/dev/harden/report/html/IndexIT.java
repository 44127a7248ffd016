package dev.harden.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.model.Acceptance;
import dev.harden.model.Account;
import dev.harden.model.AccountSum;
import dev.harden.model.CallOutcome;
import dev.harden.model.Cause;
import dev.harden.model.Coverage;
import dev.harden.model.Extent;
import dev.harden.model.Finding;
import dev.harden.model.Member;
import dev.harden.model.Organization;
import dev.harden.model.Outcome;
import dev.harden.model.Report;
import dev.harden.model.Resource;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.Tally;
import dev.harden.model.Unknown;
import dev.harden.report.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens in a browser the page that links those of several accounts. */
class IndexIT {
    private static final String SHOWN = "var rows = function () { return all('#table tbody tr').filter(seen); };"
            + "var ids = function () { return rows().map(function (row) { return row.cells[0].textContent.slice(-1); }).join(''); };"
            + "var head = function (name) { return all('#table thead button').find(function (one) {"
            + " return one.textContent === name; }); };";

    @TempDir
    private Path folder;

    private Driven driven;

    @BeforeEach
    void findTheBrowser() throws IOException {
        driven = new Driven(folder);
    }

    private static Account account(int number) {
        return new Account("%012d".formatted(number), "aws", "arn:aws:iam::%012d:role/audit".formatted(number));
    }

    private static Report report(int number, Severity severity, int failures) {
        Account account = account(number);
        List<Finding> findings = IntStream.range(0, failures + 1)
                .mapToObj(i -> new Finding(
                        "s3-public-access",
                        i == 0 ? Severity.LOW : severity,
                        account.id(),
                        "eu-west-1",
                        new Resource("arn:aws:s3:::" + number + "-" + i, "b-" + i, "AWS::S3::Bucket", "b-" + i),
                        new Outcome(i == 0 ? Status.PASS : Status.FAIL, "seen", List.of(), Optional.empty())))
                .toList();
        Extent extent = new Extent(
                List.of("s3-public-access"),
                List.of(),
                List.of("eu-west-1"),
                List.of(Coverage.ofRegion("me-south-1", CallOutcome.NOT_OPTED_IN)));
        return new Report(Sample.report().origin(), account, extent, findings, List.of(), List.of());
    }

    private static Report refused(int number) {
        Account account = account(number);
        Unknown why = new Unknown(Cause.ACCESS_DENIED, "sts:AssumeRole", "sts:AssumeRole", "AccessDenied");
        Outcome outcome = new Outcome(
                Status.UNKNOWN, "sts:AssumeRole of " + account.caller() + " refused", List.of(), Optional.of(why));
        Finding finding =
                new Finding("s3-public-access", Severity.HIGH, account.id(), "global", account.resource(), outcome);
        return new Report(Sample.report().origin(), account, Extent.NONE, List.of(finding), List.of(), List.of());
    }

    /** Gives accounts that end in 1 to 6: 2 critical, 1 failing low, 4 clean, 3 not seen; 5 and 6 are left out. */
    private static String html(boolean compared) throws IOException {
        Report worst = report(2, Severity.CRITICAL, 3);
        List<Report> reports = List.of(
                report(1, Severity.LOW, 12),
                compared ? Acceptance.compare(worst, report(2, Severity.CRITICAL, 1)) : worst,
                refused(3),
                report(4, Severity.LOW, 0));
        List<Member> members = new ArrayList<>(List.of(
                new Member(account(1).id(), "zebra", "ACTIVE", true),
                new Member(account(2).id(), Sample.HOSTILE.get(1), "ACTIVE", true),
                new Member(account(3).id(), "10 apes", "ACTIVE", true),
                new Member(account(4).id(), "9 apes \u202E", "ACTIVE", true),
                new Member(account(5).id(), Sample.HOSTILE.get(7), "SUSPENDED", false),
                new Member(account(6).id(), "", "PENDING_CLOSURE", false)));
        Organization about =
                new Organization(Sample.report().origin(), "o-abcdefghij", List.of("s3-public-access"), members);
        Tally tally = new Tally();
        reports.forEach(tally::add);
        List<Index.Line> lines = reports.stream()
                .map(one -> new Index.Line(
                        AccountSum.of(one, about), "report-" + one.account().id() + ".html"))
                .toList();
        List<Index.CheckLine> checks = tally.openChecks().stream()
                .map(id -> new Index.CheckLine(
                        id, "Bucket is public", tally.checks().get(id)))
                .toList();
        StringBuilder out = new StringBuilder();
        Pages.writeIndex(about, lines, checks, tally, out);
        return out.toString();
    }

    @Test
    void rendersUnderItsOwnPolicyAndAsksForNothing() throws IOException, InterruptedException {
        String html = html(true);
        assertThat(html)
                .contains("default-src &#39;none&#39;")
                .doesNotContain("<script>alert", "src=", "@import", "url(", "<link", "onclick", " style=", "\u202E");
        assertThat(html.split("<script", -1)).hasSize(2);
        Chromium.Run run = driven.browser().open(driven.write(html, ""), "--dump-dom");
        assertThat(run.log()).doesNotContain("CONSOLE").doesNotContain("Refused to");
        assertThat(run.out()).contains("6 of 6 accounts shown: 15 fail, 1 unknown, 3 pass; 1 not seen, 2 left out");
    }

    @Test
    void sortsByEachColumnByButtonsThatTheKeyboardReaches() throws IOException, InterruptedException {
        String said = driven.asked(
                html(false),
                SHOWN
                        + "var out = [ids()]; ['Account', 'Name', 'Name', 'Fail', 'Fail', 'Worst failure', 'Worst failure']"
                        + ".forEach(function (name) { head(name).focus(); out.push((document.activeElement === head(name)) + '-'"
                        + " + head(name).tabIndex); head(name).click(); out.push(ids()"
                        + " + head(name).parentNode.getAttribute('aria-sort').slice(0, 1)); });"
                        + "say(out.filter(function (one) { return one !== 'true-0'; }).join(' ') + ' '"
                        + " + all('[aria-sort]').length + ' ' + id('table').caption.textContent);");
        // The worst first as it comes; what has no name, or was not counted, comes last either way.
        assertThat(said)
                .isEqualTo("213456 123456a 243516a 153426d 123456d 342156a 213456a 564312d"
                        + " 1 Accounts by worst failure, from the last");
    }

    @Test
    void filtersByTextWorstFailureAndStateAndCountsWhatIsShown() throws IOException, InterruptedException {
        String said = driven.asked(
                html(true),
                SHOWN
                        + "var out = []; var tell = function () { out.push(ids() + ': ' + id('shown').textContent); };"
                        + "set('words', 'APES'); tell(); set('words', \"alert('x')\"); tell(); id('clear').click();"
                        + "set('severity', 'high'); tell(); set('severity', 'info'); tell(); set('severity', 'none'); tell();"
                        + "set('severity', 'all'); set('state', 'left'); tell(); head('Account').click(); head('Account').click();"
                        + "tell(); id('clear').click(); tell(); say(out.join(' | '));");
        assertThat(said.split(" \\| "))
                .containsExactly(
                        "34: 2 of 6 accounts shown: 0 fail, 1 unknown, 1 pass; 1 not seen, 0 left out",
                        "2: 1 of 6 accounts shown: 3 fail, 0 unknown, 1 pass; 0 not seen, 0 left out",
                        "2: 1 of 6 accounts shown: 3 fail, 0 unknown, 1 pass; 0 not seen, 0 left out",
                        "21: 2 of 6 accounts shown: 15 fail, 0 unknown, 2 pass; 0 not seen, 0 left out",
                        "4: 1 of 6 accounts shown: 0 fail, 0 unknown, 1 pass; 0 not seen, 0 left out",
                        "56: 2 of 6 accounts shown: 0 fail, 0 unknown, 0 pass; 0 not seen, 2 left out",
                        "65: 2 of 6 accounts shown: 0 fail, 0 unknown, 0 pass; 0 not seen, 2 left out",
                        "654321: 6 of 6 accounts shown: 15 fail, 1 unknown, 3 pass; 1 not seen, 2 left out");
    }

    @Test
    void linksTheAccountsPagesAndSaysWhatWasLeftOutAndWhatIsNew() throws IOException {
        assertThat(html(true))
                .contains("<a href=\"report-000000000002.html\">000000000002</a>")
                .contains("Act now: 14 findings fail in 2 of 4 accounts, 2 critical and 0 high among them."
                        + " 1 finding could not be judged. 1 account could not be entered.")
                .contains("2 accounts were left out, as they are not active.", "Nothing could be seen of 1 account.")
                .contains("Regions not opted in: me-south-1 in 3 accounts.")
                .contains("1 more failure is accepted: suppressed (accepted risk), or in the baseline.")
                .contains(
                        "The baseline had 1 failure in 1 account of this run; these have 3 failures now. Of what fails or"
                                + " could not be judged, 2 new and 0 worse or bad in another way; of what did before, 0 better,"
                                + " 0 gone and 0 not judged this time. 3 accounts are not in the baseline: all that fails there is"
                                + " new, and not counted here.");
        assertThat(html(false)).doesNotContain("The baseline had", "New or worse");
    }

    @Test
    void worksOnASmallScreen() throws IOException, InterruptedException {
        String said = driven.askedSmall(
                html(true),
                SHOWN
                        + "var wide = rows().filter(function (row) { return row.getBoundingClientRect().right > innerWidth; });"
                        + "head('Name').click(); say(innerWidth + ' ' + wide.length + ' '"
                        + " + (document.documentElement.scrollWidth <= innerWidth) + ' ' + ids().length + ' '"
                        + " + rows()[0].cells[1].dataset.label + ' ' + getComputedStyle(rows()[0]).display + ' '"
                        + " + rows()[0].getAttribute('role'));");
        assertThat(said).isEqualTo("390 0 true 6 Name block row");
    }

    @Test
    void axeFindsNothingOnScreensLargeAndSmall() throws IOException, InterruptedException {
        assertThat(driven.violations(html(true), false)).isEmpty();
        assertThat(driven.violations(html(true), true)).isEmpty();
    }
}
