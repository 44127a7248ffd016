package dev.harden.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.cli.AllChecks;
import dev.harden.model.Report;
import dev.harden.report.HtmlReporter;
import dev.harden.report.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReporterTest {
    @Test
    void hostileNamesStayText() throws IOException {
        String html = html(Sample.report());
        assertThat(html)
                .contains("&lt;script&gt;alert('x')&lt;/script&gt;")
                .doesNotContain("<script>alert")
                .doesNotContain("\u202E")
                .doesNotContain("\u001b");
        assertThat(html.split("<script", -1)).hasSize(2);
    }

    @Test
    void holdsAllInOneFileAndAsksForNothing() throws IOException {
        String html = html(Sample.report());
        assertThat(html)
                .doesNotContain("src=", "@import", "url(", "<link", "onclick", " style=")
                .contains("default-src &#39;none&#39;");
    }

    @Test
    void hasAHeaderForEveryColumnAndHeadingsInOrder() throws IOException {
        String html = html(Sample.report());
        Matcher tables = Pattern.compile("(?s)<table>.*?</table>").matcher(html);
        int count = 0;
        while (tables.find()) {
            assertThat(tables.group()).contains("<caption>", "<th scope=\"col\"", "<th scope=\"row\"");
            count++;
        }
        assertThat(count).isGreaterThan(4);
        List<Integer> levels = new ArrayList<>();
        Matcher headings = Pattern.compile("<h([1-6])").matcher(html);
        while (headings.find()) {
            levels.add(Integer.parseInt(headings.group(1)));
        }
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i) - levels.get(i - 1)).isLessThanOrEqualTo(1);
        }
        assertThat(levels.get(0)).isOne();
        Matcher ids = Pattern.compile(" id=\"([^\"]+)\"").matcher(html);
        List<String> seen = new ArrayList<>();
        while (ids.find()) {
            seen.add(ids.group(1));
        }
        assertThat(seen).doesNotHaveDuplicates();
        Matcher links = Pattern.compile("href=\"#([^\"]+)\"").matcher(html);
        while (links.find()) {
            assertThat(seen).contains(links.group(1));
        }
    }

    @Test
    void showsWhatIsAcceptedWhatWasNotSeenAndHowControlsStand() throws IOException {
        assertThat(html(Sample.report()))
                .contains("ACCEPTED low")
                .contains("Suppressed (accepted risk) by =platform@example.com until 2027-01-31")
                .contains("In the baseline already.")
                .contains("expired on 2026-11-23")
                .contains("Not seen, and so not drawn: ec2:DescribeNetworkInterfaces in eu-west-1 refused")
                .contains("tcp 22 on ", "let in by sg-1: tcp 22 from ::/0")
                .contains("CIS Amazon Web Services Foundations Benchmark 5.0.0")
                .contains("class=\"not-satisfied\" title=\"")
                .contains("SHA-256 " + "ab".repeat(32));
    }

    @Test
    void isTheSameAgain() throws IOException {
        assertThat(html(Sample.report())).isEqualTo(html(Sample.report()));
        assertThat(html(Sample.empty())).contains("Nothing that could be judged failed. Everything could be judged.");
    }

    private static String html(Report report) throws IOException {
        StringBuilder out = new StringBuilder();
        new HtmlReporter(AllChecks.registry()).write(report, out);
        return out.toString();
    }
}
