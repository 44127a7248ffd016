package dev.harden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the width of the table to what COLUMNS and the terminal say. */
class TerminalTest {
    @AfterEach
    void noTerminal() {
        System.clearProperty("harden.stdout.tty");
        System.clearProperty("harden.columns");
    }

    @ParameterizedTest
    @CsvSource({"60, 60", "132, 132", "25, 40", "99999, 99999"})
    void columnsAreHonoured(String said, int width) {
        assertThat(Terminal.width(said)).isEqualTo(width);
        System.setProperty("harden.stdout.tty", "true");
        System.setProperty("harden.columns", "100");
        assertThat(Terminal.width(said)).isEqualTo(width);
    }

    @Test
    void aTerminalTellsItsWidthAndNothingIsWrappedWithoutOne() {
        for (String none : new String[] {null, "", "wide", "-3", "0"}) {
            assertThat(Terminal.width(none)).isEqualTo(Integer.MAX_VALUE);
        }
        System.setProperty("harden.stdout.tty", "true");
        System.setProperty("harden.columns", "100");
        assertThat(Terminal.width(null)).isEqualTo(100);
        System.setProperty("harden.columns", "20");
        assertThat(Terminal.width("wide")).isEqualTo(80);
    }

    /** Where the tests run with COLUMNS set, the table keeps to that. */
    @Test
    void theTableIsWrappedOnATerminalAlone() {
        int width = Terminal.width(System.getenv("COLUMNS"));
        if (width == Integer.MAX_VALUE) {
            assertThat(table().lines()).anyMatch(line -> !line.contains("aws ") && line.length() > 140);
            System.setProperty("harden.stdout.tty", "true");
            System.setProperty("harden.columns", "90");
            width = 90;
        }
        int most = width;
        assertThat(table().lines().filter(line -> !line.contains("aws "))).allMatch(line -> visible(line) <= most);
    }

    /** Counts what is seen of a line, without its colours. */
    private static int visible(String line) {
        return line.replaceAll("\u001b\\[[0-9;]*m", "").length();
    }

    private static String table() {
        StringWriter out = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute("audit", "--demo", "--topic", "root", "--fail-on", "never");
        assertThat(code).isZero();
        return out.toString();
    }
}
