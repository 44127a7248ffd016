package dev.harden.report.html;

import dev.harden.benchmark.Assessment;
import dev.harden.model.Organization;
import dev.harden.model.Report;
import dev.harden.model.Tally;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * Fills the templates of {@code src/main/jte}, which escape whatever is put into them by where it stands.
 *
 * @see <a href="https://jte.gg/html-rendering/">jte's HTML rendering</a>
 */
public final class Pages {
    private static final String PACKAGE = "dev.harden.report.html.pages";

    private Pages() {}

    public static void write(Report report, List<Page.TopicPart> topics, List<Assessment> assessments, Appendable out)
            throws IOException {
        String style = resource("report.css");
        String script = resource("report.js");
        List<Picture> pictures = report.maps().stream().map(Picture::of).toList();
        Page page = new Page(
                report,
                style,
                script,
                policy(style, script),
                topics,
                assessments,
                pictures,
                Links.of(report, assessments));
        render("report.jte", page, out);
    }

    /** Writes the page that links those of several accounts. */
    public static void writeIndex(
            Organization about, List<Index.Line> lines, List<Index.CheckLine> checks, Tally tally, Appendable out)
            throws IOException {
        String style = resource("report.css");
        String script = resource("index.js");
        Index index = new Index(about, style, script, policy(style, script), lines, checks, tally);
        render("index.jte", index, out);
    }

    private static String policy(String style, String script) {
        return "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script)
                + "'; base-uri 'none'; form-action 'none'";
    }

    private static void render(String template, Object model, Appendable out) throws IOException {
        TemplateEngine engine =
                TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), PACKAGE);
        StringWriter text = new StringWriter();
        TemplateOutput output = new WriterOutput(text);
        engine.render(template, model, output);
        out.append(text.getBuffer());
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = Pages.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IOException("this build has no " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Gives the hash by which a content security policy lets an inline style or script in. */
    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
