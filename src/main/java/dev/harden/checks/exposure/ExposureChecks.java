package dev.harden.checks.exposure;

import dev.harden.checks.Topic;
import java.util.List;

/** Lists the checks of what the Internet can reach. */
public final class ExposureChecks {
    public static final Topic TOPIC = new Topic(
            "exposure",
            "What the Internet can reach",
            List.of(
                    new ExposureAdminPorts(),
                    new ExposureDatabasePorts(),
                    new ExposureUnexpected(),
                    new ExposureContained()));

    private ExposureChecks() {}
}
