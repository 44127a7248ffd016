package dev.harden.cli;

import dev.harden.model.Report;
import dev.harden.report.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Gives the report of the bundled demo account. */
public final class Demo {
    private Demo() {}

    public static Report report() {
        StringWriter out = new StringWriter();
        Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(System.err, true))
                .execute("audit", "--demo", "--quiet", "--format", "json");
        try {
            return JsonReader.read(
                    "demo", new ByteArrayInputStream(out.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
