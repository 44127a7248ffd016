package dev.harden.checks.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.CheckInfo;
import dev.harden.checks.Given;
import dev.harden.facts.alarm.TrailEars;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the judgement of an account with many filters and alarms to a few seconds, though nothing is kept between checks here. */
class AlarmSpeedTest {
    private static final int FILTERS = 500;
    private static final int ALARMS = 1000;

    @Test
    void judgesManyFiltersAndAlarmsQuickly() {
        GivenAlarms given = new GivenAlarms();
        for (int i = 0; i < FILTERS; i++) {
            StringBuilder pattern = new StringBuilder("{ ($.eventSource = ec2.amazonaws.com) && (");
            for (int event = 0; event < 16; event++) {
                pattern.append(event == 0 ? "" : " || ")
                        .append("($.eventName = Event")
                        .append(i * 16 + event)
                        .append(')');
            }
            given.filter("f" + i, pattern + ") }", metric -> {});
        }
        for (int i = 0; i < ALARMS; i++) {
            given.alarm("f" + i, alarm -> {});
        }
        Given facts = given.facts();
        List<TrailEars> questions = AlarmChecks.TOPIC.checks().stream()
                .filter(AlarmCheck.class::isInstance)
                .map(check -> check.getClass().getAnnotation(CheckInfo.class).id())
                .map(id -> new TrailEars(id, GivenAlarms.main().build()))
                .toList();
        questions.forEach(facts::derive);
        long start = System.nanoTime();
        for (TrailEars question : questions) {
            assertThat(facts.derive(question).must())
                    .noneMatch(heard -> heard.path().isPresent());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("alarms: " + FILTERS + " filters and " + ALARMS + " alarms in " + took.toMillis() + " ms");
        assertThat(took).isLessThan(Duration.ofSeconds(5));
    }
}
