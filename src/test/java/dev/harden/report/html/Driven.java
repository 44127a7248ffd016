package dev.harden.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.cli.AllChecks;
import dev.harden.model.Report;
import dev.harden.report.HtmlReporter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens pages in a browser, and drives them by scripts of its own. */
final class Driven {
    private final Path folder;
    private final Chromium browser;

    Driven(Path folder) throws IOException {
        this.folder = folder;
        this.browser = new Chromium(Files.createDirectory(folder.resolve("profile")));
    }

    Chromium browser() {
        return browser;
    }

    static String html(Report report) throws IOException {
        StringBuilder html = new StringBuilder();
        new HtmlReporter(AllChecks.registry()).write(report, html);
        return html.toString();
    }

    /** Writes a page with something more in it, and returns its address. */
    String write(String html, String more) throws IOException {
        Path file = Files.createTempFile(folder, "report", ".html");
        Files.writeString(file, html.replace("</body>", more + "</body>").replace('\uD800', '?'));
        return file.toUri().toString();
    }

    /** Writes a page without its policy, which takes no script but its own. */
    String writeOpen(String html, String more) throws IOException {
        return write(html.replaceFirst("<meta http-equiv[^>]*>", ""), more);
    }

    /** Runs a script in the page once it has settled, and returns what it says. */
    String asked(String html, String script) throws IOException, InterruptedException {
        return asked(html, script, false);
    }

    /** As {@link #asked(String, String)}, on a screen of 390 pixels. */
    String askedSmall(String html, String script) throws IOException, InterruptedException {
        return asked(html, script, true);
    }

    /** Puts a page into a frame of 390 pixels, for windows are never so small. */
    private String frame(String page) throws IOException {
        String html = Files.readString(Path.of(URI.create(page)));
        Path file = Files.createTempFile(folder, "frame", ".html");
        Files.writeString(
                file,
                "<!DOCTYPE html><html lang='en'><title>small</title><p id='said'></p><p id='axe'></p>"
                        + "<iframe title='page' width='390' height='844' style='border: 0' srcdoc=\""
                        + html.replace("&", "&amp;").replace("\"", "&quot;") + "\"></iframe></html>");
        return file.toUri().toString();
    }

    private String asked(String html, String script, boolean framed) throws IOException, InterruptedException {
        String driver = "<p id='said'></p><script>setTimeout(function () {"
                + "var said = parent.document.getElementById('said');"
                + "var id = function (name) { return document.getElementById(name); };"
                + "var all = function (selector, within) {"
                + " return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };"
                + "var seen = function (one) { return one.checkVisibility(); };"
                + "var set = function (name, value) { id(name).value = value;"
                + " id(name).dispatchEvent(new Event('input', {bubbles: true})); };"
                + "var below = function (one) { var top = one.getBoundingClientRect().top;"
                + " var bar = id('filters').getBoundingClientRect();"
                + " return (bar.bottom <= 0 || bar.top > top || top >= bar.bottom) && top >= 0 && top < innerHeight; };"
                + "var say = function (text) { said.textContent = 'SAID ' + text + ' DIAS'; };" + script
                + "}, 300);</script>";
        String page = writeOpen(html, driver);
        String out = browser.open(framed ? frame(page) : page, "--window-size=1280,900", "--dump-dom")
                .out();
        assertThat(out).contains(">SAID ");
        return out.substring(out.indexOf(">SAID ") + 6, out.indexOf(" DIAS<"));
    }

    /** Lets axe look at a page in light and in dark, on a large screen or one of 390 pixels, and returns what it has against it. */
    List<String> violations(String html, boolean framed) throws IOException, InterruptedException {
        String driver = "<script>" + Files.readString(Axe.script()) + "</script><p id='axe'></p><script>"
                + "axe.run(document).then(function (result) { parent.document.getElementById('axe').textContent = 'AXE '"
                + " + JSON.stringify(result.violations.map(function (one) { return [one.id, one.nodes.length,"
                + " one.nodes[0].html.slice(0, 200)]; })) + ' EXA'; });</script>";
        List<String> violations = new ArrayList<>();
        for (String scheme : List.of("1", "0")) {
            String page = writeOpen(html, driver);
            String out = browser.open(
                            framed ? frame(page) : page,
                            "--blink-settings=preferredColorScheme=" + scheme,
                            "--virtual-time-budget=60000",
                            "--window-size=1280,900",
                            "--dump-dom")
                    .out();
            assertThat(out).contains(">AXE ");
            String said = out.substring(out.indexOf(">AXE ") + 5, out.indexOf(" EXA<"));
            if (!said.equals("[]")) {
                violations.add(said);
            }
        }
        return violations;
    }
}
