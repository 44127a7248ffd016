package dev.harden.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Sets what the libraries log. Must be called before any of them is used. */
final class Logging {
    private static final String LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";
    private static boolean debug;

    private Logging() {}

    /** Lets nothing of the libraries reach standard error. */
    static void quiet() {
        System.setProperty(LEVEL, "off");
        Terminal.error().flush();
        // Java's XML reader tells what it cannot read on standard error, beside the exception that says the same.
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    /** Lets the SDK tell each request, without its headers' values, and stack traces be printed. */
    static void beDebug() {
        debug = true;
        System.setErr(Terminal.error());
        System.setProperty(LEVEL, "warn");
        System.setProperty("org.slf4j.simpleLogger.log.software.amazon.awssdk.request", "debug");
    }

    static boolean debug() {
        return debug;
    }
}
