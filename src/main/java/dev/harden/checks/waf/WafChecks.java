package dev.harden.checks.waf;

import dev.harden.checks.Topic;
import java.util.List;

/** Lists the checks of AWS WAF. */
public final class WafChecks {
    public static final Topic TOPIC = new Topic(
            "waf",
            "WAF",
            List.of(
                    new WafAssociated(),
                    new WafRules(),
                    new WafBlocks(),
                    new WafManagedRules(),
                    new WafSqlInjection(),
                    new WafRateLimit(),
                    new WafLogging(),
                    new WafIpSets(),
                    new WafUnused()));

    private WafChecks() {}
}
