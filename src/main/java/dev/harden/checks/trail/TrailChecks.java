package dev.harden.checks.trail;

import dev.harden.checks.Topic;
import java.util.List;

/** Lists the checks of CloudTrail. */
public final class TrailChecks {
    public static final Topic TOPIC = new Topic(
            "trail",
            "CloudTrail",
            List.of(
                    new TrailEnabled(),
                    new TrailBucketOtherAccount(),
                    new TrailDelivering(),
                    new TrailBucketLocked(),
                    new TrailBucketPrivate(),
                    new TrailBucketLogged(),
                    new TrailValidation(),
                    new TrailEncrypted(),
                    new TrailCloudwatchLogs(),
                    new TrailS3DataEvents(),
                    new TrailOrganization(),
                    new KmsKeyRotation(),
                    new TrailInsights()));

    private TrailChecks() {}
}
