package dev.harden.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.cli.Demo;
import dev.harden.model.Acceptance;
import dev.harden.model.Finding;
import dev.harden.model.Outcome;
import dev.harden.model.Report;
import dev.harden.model.Resource;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.report.Sample;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the HTML report in a browser. */
class HtmlIT {
    /** Chromium itself looks for hosts that a page never named. */
    private static final Pattern REQUESTED = Pattern.compile("\"url\":\"(?:https?|wss?)://([^/\"]+)");

    @TempDir
    private Path folder;

    private Driven driven;
    private Chromium browser;

    @BeforeEach
    void findTheBrowser() throws IOException {
        driven = new Driven(folder);
        browser = driven.browser();
    }

    private String asked(Report report, String script) throws IOException, InterruptedException {
        return driven.asked(Driven.html(report), script);
    }

    @Test
    void rendersWithoutAnErrorOnTheConsoleAndWithoutARequest() throws IOException, InterruptedException {
        for (Report report : List.of(Demo.report(), Sample.report(), Sample.empty())) {
            Chromium.Run run = browser.open(write(report, ""), "--dump-dom");
            assertThat(run.log()).doesNotContain("CONSOLE").doesNotContain("Refused to");
            assertThat(run.out())
                    .contains("<html lang=\"en\" class=\"js\"")
                    .contains(report.findings().size() + " of "
                            + report.findings().size() + " findings shown");
            Matcher requested = REQUESTED.matcher(run.network());
            while (requested.find()) {
                assertThat(requested.group(1)).doesNotContain("example.com").doesNotContain("aws");
            }
        }
    }

    @Test
    void theConsoleShowsErrorsAndThePolicyStopsWhatIsNotThePages() throws IOException, InterruptedException {
        Chromium.Run run = browser.open(
                write(
                        Sample.report(),
                        "<script>document.title = 'broken in';</script><img src='https://example.com/x'>"),
                "--dump-dom");
        assertThat(run.log()).contains("CONSOLE").contains("Content Security Policy");
        assertThat(run.out()).doesNotContain("<title>broken in</title>");
    }

    @Test
    void theFiltersWork() throws IOException, InterruptedException {
        String count = " of " + Sample.report().findings().size() + " findings shown";
        assertThat(asked(Sample.report(), "set('status', 'UNKNOWN'); say(id('shown').textContent);"))
                .isEqualTo("9" + count);
        assertThat(asked(Sample.report(), "set('words', 'WAIVED'); say(id('shown').textContent);"))
                .isEqualTo("1" + count);
        assertThat(asked(
                        Sample.report(),
                        "set('region', 'eu-west-1'); set('severity', 'high'); say(all("
                                + "'li[data-status]:not([hidden])').every(function (one) { return one.dataset.region === 'eu-west-1'"
                                + " && /critical|high/.test(one.dataset.severity); }));"))
                .isEqualTo("true");
    }

    @Test
    void jumpsLandBelowTheFilterBarAlsoWhereAFilterHidesTheirTarget() throws IOException, InterruptedException {
        String said = asked(
                Demo.report(),
                "set('status', 'PASS'); var to = function (link) { return id(link.getAttribute('href').slice(1)); };"
                        + "var link = all('#numbers ol a').find(function (one) { return to(one).hidden; });"
                        + "var target = to(link); var hidden = target.hidden; link.click();"
                        + "setTimeout(function () { var top = target.getBoundingClientRect().top;"
                        + "var bar = id('filters').getBoundingClientRect().bottom;"
                        + "say(hidden + ' ' + target.hidden + ' ' + (top >= bar) + ' ' + (top < bar + 60)); }, 500);");
        assertThat(said).isEqualTo("true false true true");
    }

    @Test
    void theFilterHidesEmptyTopicsOpensWhatItFoundAndCountsWhatIsVisible() throws IOException, InterruptedException {
        String said = asked(
                Demo.report(),
                "set('status', 'PASS'); set('topic', 'root');"
                        + "var topics = all('section.topic:not([hidden])'); var items = all('li[data-status]:not([hidden])');"
                        + "say(topics.length + ' ' + topics[0].dataset.topic + ' ' + items.every(seen) + ' '"
                        + " + (id('shown').textContent.indexOf(items.length + ' of ') === 0) + ' ' + id('filters').dataset.said);");
        assertThat(said)
                .startsWith("1 root true true Filter: Status pass, Topic ")
                .contains(" findings shown");
    }

    @Test
    void theClearButtonShowsEverythingAgainAndCommandsCanBeCopied() throws IOException, InterruptedException {
        String said = asked(
                Demo.report(),
                "var text = id('findings').cloneNode(true);"
                        // Of commands, each character is meant.
                        + "Array.prototype.forEach.call(text.querySelectorAll('pre'), function (pre) { pre.remove(); });"
                        + "set('words', 'zzz'); var none = id('shown').textContent; id('clear').click();"
                        + "say(none.split(' ')[0] + ' ' + document.querySelectorAll('li[data-status][hidden]').length + ' '"
                        + " + (document.querySelectorAll('pre').length === document.querySelectorAll('button.copy').length)"
                        + " + ' ' + /\\*\\*|`/.test(text.textContent));");
        assertThat(said).isEqualTo("0 0 true false");
    }

    @Test
    void axeFindsNothingInLightAndInDark() throws IOException, InterruptedException {
        Report demo = Demo.report();
        Report whole = Acceptance.compare(demo.by(List.of("cis-aws-5.0")), Earlier.of(demo));
        for (Report report : List.of(demo, whole, Sample.report())) {
            assertThat(driven.violations(Driven.html(report), false)).isEmpty();
        }
        assertThat(driven.violations(Driven.html(whole), true)).isEmpty();
    }

    @Test
    void isReadableWithoutAScript() throws IOException, InterruptedException {
        Path picture = folder.resolve("plain.png");
        String page = write(Sample.report(), "");
        Path file = Path.of(page.replace("file://", ""));
        Files.writeString(file, Files.readString(file).replaceAll("(?s)<script>.*?</script>", ""));
        browser.open(page, "--window-size=1000,3000", "--screenshot=" + picture);
        assertThat(colours(picture)).isGreaterThan(100);
    }

    @Test
    void isDrawnInLightInDarkAndOnASmallScreen() throws IOException, InterruptedException {
        String page = write(Demo.report(), "");
        Path light = folder.resolve("light.png");
        Path dark = folder.resolve("dark.png");
        Path small = folder.resolve("small.png");
        browser.open(page, "--window-size=1200,2000", "--screenshot=" + light);
        browser.open(
                page, "--window-size=1200,2000", "--blink-settings=preferredColorScheme=0", "--screenshot=" + dark);
        browser.open(page, "--window-size=500,2000", "--screenshot=" + small);
        assertThat(brightness(light)).isGreaterThan(200);
        assertThat(brightness(dark)).isLessThan(80);
        assertThat(colours(small)).isGreaterThan(100);
    }

    @Test
    void printsToPages() throws IOException, InterruptedException {
        Path pdf = folder.resolve("report.pdf");
        browser.open(write(Demo.report(), ""), "--print-to-pdf=" + pdf, "--no-pdf-header-footer");
        String text = new String(Files.readAllBytes(pdf), StandardCharsets.ISO_8859_1);
        assertThat(text).startsWith("%PDF-");
        int pages = text.split("/Type\\s*/Page[^s]", -1).length - 1;
        assertThat(pages).isBetween(3, 200);
    }

    @Test
    void twentyThousandFindingsOpen() throws IOException, InterruptedException {
        Report many = Sample.empty()
                .with(
                        IntStream.range(0, 20_000)
                                .mapToObj(number -> new Finding(
                                        number % 3 == 0 ? "sg-admin-ports" : "sg-database-ports",
                                        Severity.HIGH,
                                        Sample.ACCOUNT.id(),
                                        "eu-west-1",
                                        new Resource(
                                                "arn:aws:ec2:::security-group/" + number, "sg-" + number, "T", "n"),
                                        new Outcome(Status.FAIL, "open", List.of("example packet"), Optional.empty())))
                                .toList(),
                        List.of());
        Instant start = Instant.now();
        Chromium.Run run = browser.open(write(many, ""), "--dump-dom");
        assertThat(run.out()).contains("20000 of 20000 findings shown");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(60));
    }

    private String write(Report report, String more) throws IOException {
        return driven.write(Driven.html(report), more);
    }

    private static int colours(Path picture) throws IOException {
        BufferedImage image = ImageIO.read(picture.toFile());
        return (int) IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(at -> at % 7 == 0)
                .map(at -> image.getRGB(at % image.getWidth(), at / image.getWidth()))
                .distinct()
                .count();
    }

    private static double brightness(Path picture) throws IOException {
        BufferedImage image = ImageIO.read(picture.toFile());
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(at -> at % 97 == 0)
                .map(at -> image.getRGB(at % image.getWidth(), at / image.getWidth()) & 0xff)
                .average()
                .orElseThrow();
    }
}
