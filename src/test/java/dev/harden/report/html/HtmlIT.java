package dev.harden.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.cli.AllChecks;
import dev.harden.cli.Demo;
import dev.harden.model.Finding;
import dev.harden.model.Outcome;
import dev.harden.model.Report;
import dev.harden.model.Resource;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.report.HtmlReporter;
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

    private Chromium browser;

    @BeforeEach
    void findTheBrowser() throws IOException {
        browser = new Chromium(Files.createDirectory(folder.resolve("profile")));
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
        // The page takes only its own script; the driver of this test is let in by taking the policy out.
        String driver = "<script>var s = document.getElementById('status'); s.value = 'UNKNOWN';"
                + "s.dispatchEvent(new Event('input', {bubbles: true}));</script>";
        Chromium.Run run = browser.open(write(Sample.report(), driver, true), "--dump-dom");
        assertThat(run.out()).contains("9 of " + Sample.report().findings().size() + " findings shown");
        driver = "<script>var w = document.getElementById('words'); w.value = 'WAIVED';"
                + "w.dispatchEvent(new Event('input', {bubbles: true}));</script>";
        run = browser.open(write(Sample.report(), driver, true), "--dump-dom");
        assertThat(run.out()).contains("1 of " + Sample.report().findings().size() + " findings shown");
    }

    /** Runs a script in the page once it has settled, and returns what it says. */
    private String asked(Report report, String script) throws IOException, InterruptedException {
        String driver = "<p id='said'></p><script>setTimeout(function () { var said = document.getElementById('said');"
                + "var id = function (name) { return document.getElementById(name); };"
                + "var set = function (name, value) { id(name).value = value;"
                + " id(name).dispatchEvent(new Event('input', {bubbles: true})); };"
                + "var say = function (text) { said.textContent = 'SAID ' + text + ' DIAS'; };" + script
                + "}, 300);</script>";
        String out = browser.open(write(report, driver, true), "--window-size=1280,900", "--dump-dom")
                .out();
        assertThat(out).contains(">SAID ");
        return out.substring(out.indexOf(">SAID ") + 6, out.indexOf(" DIAS<"));
    }

    @Test
    void jumpsLandBelowTheFilterBarAlsoWhereAFilterHidesTheirTarget() throws IOException, InterruptedException {
        String said = asked(
                Demo.report(),
                "set('status', 'PASS'); var to = function (link) { return id(link.getAttribute('href').slice(1)); };"
                        + "var link = Array.prototype.find.call(document.querySelectorAll('#summary ol a'),"
                        + " function (one) { return to(one).hidden; });"
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
                        + "var topics = document.querySelectorAll('section.topic:not([hidden])');"
                        + "var items = document.querySelectorAll('li[data-status]:not([hidden])');"
                        + "var seen = Array.prototype.filter.call(items, function (item) {"
                        + " return item.getClientRects().length > 0; });"
                        + "say(topics.length + ' ' + topics[0].dataset.topic + ' ' + (items.length === seen.length) + ' '"
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
        Path axe = Axe.script();
        for (Report report : List.of(Demo.report(), Demo.report().by(List.of("cis-aws-5.0")), Sample.report())) {
            String driver = "<script>" + Files.readString(axe) + "</script><p id='axe'></p><script>"
                    + "axe.run(document).then(function (result) { document.getElementById('axe').textContent = 'AXE '"
                    + " + JSON.stringify(result.violations.map(function (one) { return [one.id, one.nodes.length,"
                    + " one.nodes[0].html.slice(0, 200)]; })); });</script>";
            for (String scheme : List.of("1", "0")) {
                String out = browser.open(
                                write(report, driver, true),
                                "--blink-settings=preferredColorScheme=" + scheme,
                                "--virtual-time-budget=60000",
                                "--dump-dom")
                        .out();
                assertThat(out).contains("AXE []");
            }
        }
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
        return write(report, more, false);
    }

    private String write(Report report, String more, boolean withoutPolicy) throws IOException {
        StringBuilder html = new StringBuilder();
        new HtmlReporter(AllChecks.registry()).write(report, html);
        String page = html.toString().replace("</body>", more + "</body>");
        Path file = Files.createTempFile(folder, "report", ".html");
        Files.writeString(
                file, (withoutPolicy ? page.replaceFirst("<meta http-equiv[^>]*>", "") : page).replace('\uD800', '?'));
        return file.toUri().toString();
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
