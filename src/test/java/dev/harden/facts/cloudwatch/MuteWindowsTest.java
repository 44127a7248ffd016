package dev.harden.facts.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds the windows of mute rules to what AWS's reference says of schedules. */
class MuteWindowsTest {
    private static Optional<Boolean> leaveNoTime(String... schedules) {
        List<MuteRule.Known> rules = Arrays.stream(schedules)
                .map(one -> one.split(" for "))
                .map(one -> new MuteRule.Known("SCHEDULED", one[0], one[1], Set.of("al")))
                .toList();
        return MuteWindows.leaveNoTime(rules);
    }

    @Test
    void leavesTimeBetweenWindows() {
        for (String schedule : List.of(
                "cron(0 2 * * *) for PT4H",
                "cron(0 0 * * *) for PT23H59M",
                "cron(0 18 * * FRI) for P2DT12H",
                "cron(0 2 * * SUN) for P6DT23H",
                "cron(0 0 1 * *) for P15D",
                "cron(0 0 * JAN-NOV *) for P1D",
                "cron(0 0 1 * SUN) for PT6H",
                "at(2026-12-24T00:00) for P15D")) {
            assertThat(leaveNoTime(schedule)).as(schedule).contains(false);
        }
        assertThat(leaveNoTime()).contains(false);
    }

    @Test
    void leavesNoneWhereOneWindowBeginsBeforeTheLastHasEnded() {
        for (String schedule : List.of(
                "cron(0 0 * * *) for PT24H",
                "cron(0 0 * * *) for P1D",
                "cron(0 * * * *) for PT1H",
                "cron(*/5 * * * *) for PT5M",
                "cron(0 0,12 * * 0-6) for PT12H",
                "cron(0 3 * * MON) for P7D",
                "cron(0 0 1,15 * *) for P15D and more",
                "cron(0 0 */3 1-12 ?) for P3D")) {
            Optional<Boolean> always = leaveNoTime(schedule.replace(" and more", ""));
            // From the 15th of a long month to the first of the next there are 17 days.
            assertThat(always).as(schedule).contains(!schedule.endsWith("more"));
        }
        assertThat(leaveNoTime("cron(0 0 * * *) for PT12H", "cron(0 12 * * *) for PT12H"))
                .contains(true);
        assertThat(leaveNoTime("cron(0 0 * * *) for PT12H", "cron(0 13 * * *) for PT12H"))
                .contains(false);
    }

    @Test
    void doesNotKnowWhatItCannotRead() {
        for (String schedule : List.of(
                "cron(0 0 * *) for PT4H",
                "cron(0 25 * * *) for PT4H",
                "cron(0 0 L * *) for PT4H",
                "rate(1 day) for PT4H",
                "cron(0 0 * * *) for a while",
                "cron(0 0 1 * SUN) for P15D")) {
            assertThat(leaveNoTime(schedule)).as(schedule).isEmpty();
        }
        assertThat(leaveNoTime("rate(1 day) for PT4H", "cron(0 0 * * *) for PT24H"))
                .as("certain all the same")
                .contains(true);
    }
}
