package dev.harden.checks.config;

import dev.harden.checks.Topic;
import java.util.List;

/** Lists the checks of AWS Config. */
public final class ConfigChecks {
    public static final Topic TOPIC = new Topic(
            "config",
            "AWS Config",
            List.of(
                    new ConfigRecorder(),
                    new ConfigDeliveryOtherAccount(),
                    new ConfigDelivering(),
                    new ConfigSns(),
                    new ConfigAlerts(),
                    new ConfigRules(),
                    new ConfigRulesCompliant(),
                    new ConfigAggregator(),
                    new ConfigRollback()));

    private ConfigChecks() {}
}
