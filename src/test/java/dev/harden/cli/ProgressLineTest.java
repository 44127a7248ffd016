package dev.harden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final AtomicLong now = new AtomicLong();

    @Test
    void aTerminalSeesTheServiceTheRegionAndTheTimeThatIsLeft() {
        ProgressLine line = line(true, "steps");
        line.planned(100);
        steps(line, 25, "sg in eu-west-1");
        assertThat(last()).isEqualTo("auditing: 25 of 100 steps, sg in eu-west-1, about 75 s left");
        line.close();
        assertThat(shown.toString(StandardCharsets.UTF_8)).endsWith("\r\u001b[K");
    }

    @Test
    void longTimesAreSaidInMinutes() {
        ProgressLine line = line(true, "accounts");
        line.planned(1_000);
        steps(line, 20, "");
        assertThat(last()).isEqualTo("auditing: 20 of 1000 accounts, about 16 min left");
    }

    @Test
    void whatIsLeftIsNotToldByTheFirstSteps() {
        ProgressLine line = line(true, "steps");
        line.planned(100);
        steps(line, 19, "iam");
        assertThat(last()).isEqualTo("auditing: 19 of 100 steps, iam");
    }

    @Test
    void aLogGetsALineAMinuteAndNothingElse() {
        ProgressLine line = line(false, "steps");
        line.planned(90);
        steps(line, 30, "s3");
        assertThat(shown.size()).isZero();
        line.minute();
        line.close();
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .isEqualTo("harden: auditing: 30 of 90 steps, s3, about 60 s left" + System.lineSeparator());
    }

    @Test
    void aTerminalGetsNoLineAMinute() {
        ProgressLine line = line(true, "steps");
        line.minute();
        assertThat(shown.size()).isZero();
    }

    private void steps(ProgressLine line, int count, String about) {
        for (int i = 0; i < count; i++) {
            now.addAndGet(TimeUnit.SECONDS.toNanos(1));
            line.done(about);
        }
    }

    private String last() {
        String all = shown.toString(StandardCharsets.UTF_8);
        return all.substring(all.lastIndexOf('\u001b') + "\u001b[K".length());
    }

    private ProgressLine line(boolean terminal, String what) {
        return ProgressLine.of(
                new PrintStream(shown, true, StandardCharsets.UTF_8),
                terminal,
                what,
                now::get,
                new ScheduledThreadPoolExecutor(0));
    }
}
