package dev.harden.cli;

import dev.harden.report.LogSafe;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Knows where the output goes. Java 17 cannot tell a terminal from a file, so the launcher looks and says it in the
 * system properties {@code harden.stdout.tty}, {@code harden.stderr.tty} and {@code harden.columns}.
 */
final class Terminal {
    private static final int NARROW = 80;
    private static final int WIDEST = 200;
    private static final int NARROWEST = 40;

    private static final Written WRITTEN = new Written(new FileOutputStream(FileDescriptor.out));
    private static final PrintStream OUTPUT = new PrintStream(WRITTEN, false, StandardCharsets.UTF_8);

    /** What standard error was before what libraries write to it was taken away. */
    private static final PrintStream ERROR = System.err;

    private Terminal() {}

    /** Gives standard error as people see it. */
    static PrintStream error() {
        return ERROR;
    }

    /** Gives standard output in UTF-8, whatever the locale is. */
    static PrintStream output() {
        return OUTPUT;
    }

    /** Gives why standard output did not take all that was written; absent when it did. */
    static Optional<IOException> failure() {
        OUTPUT.flush();
        return WRITTEN.failure();
    }

    static boolean outputIsTerminal() {
        return Boolean.getBoolean("harden.stdout.tty");
    }

    static boolean errorIsTerminal() {
        return Boolean.getBoolean("harden.stderr.tty");
    }

    /** Returns how many columns there are: what COLUMNS says, else the terminal's; no end of them where output goes elsewhere. */
    static int width() {
        return width(System.getenv("COLUMNS"));
    }

    /** As {@link #width()}, by what COLUMNS says; null where it is not set. */
    static int width(String said) {
        if (said != null && said.matches("[1-9]\\d{1,4}")) {
            return Math.max(NARROWEST, Integer.parseInt(said));
        }
        return outputIsTerminal() ? columns() : Integer.MAX_VALUE;
    }

    static int helpWidth() {
        return Math.min(columns(), 100);
    }

    private static int columns() {
        return Math.max(NARROW, Math.min(WIDEST, Integer.getInteger("harden.columns", NARROW)));
    }

    /** Tells whether colours may be used: on a terminal, and unless NO_COLOR or a dumb terminal says otherwise. */
    static boolean colors() {
        String no = System.getenv("NO_COLOR");
        return outputIsTerminal() && (no == null || no.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    }

    /** Asks the person at the terminal for the code of an MFA device; absent where nobody sits there. */
    static Optional<UnaryOperator<String>> codes() {
        Path terminal = Path.of("/dev/tty");
        if (!errorIsTerminal() || !Files.isWritable(terminal)) {
            return Optional.empty();
        }
        return Optional.of(serial -> {
            try (BufferedReader in = Files.newBufferedReader(terminal, StandardCharsets.UTF_8)) {
                System.err.print("Enter MFA code for " + plain(serial) + ": ");
                System.err.flush();
                return in.readLine();
            } catch (IOException gone) {
                return null;
            }
        });
    }

    /** Takes out of a message what would steer the terminal. */
    static String plain(String message) {
        return message == null ? "" : LogSafe.text(message.replaceAll("[\\p{Cc}\\p{Cf}&&[^\\n]]", "?"));
    }
}
