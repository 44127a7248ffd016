package dev.harden.checks.alarm;

import dev.harden.checks.Topic;
import java.util.List;

/** Lists the checks of alarms and detectors. */
public final class AlarmChecks {
    public static final Topic TOPIC =
            new Topic("alarm", "Alarms on what happens", List.of(new AlarmDetectors(), new AlarmSecurityHub()));

    private AlarmChecks() {}
}
