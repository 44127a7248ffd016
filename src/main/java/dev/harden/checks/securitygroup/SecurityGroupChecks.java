package dev.harden.checks.securitygroup;

import dev.harden.checks.Topic;
import java.util.List;

/** Lists the checks of security groups. */
public final class SecurityGroupChecks {
    public static final Topic TOPIC = new Topic(
            "sg",
            "Security groups",
            List.of(
                    new SgAdminPorts(),
                    new SgAdminSources(),
                    new SgDatabasePorts(),
                    new SgAllPorts(),
                    new SgDefaultClosed(),
                    new SgRuleDescriptions(),
                    new SgUnused(),
                    new SgWideRanges(),
                    new SgEgress()));

    private SecurityGroupChecks() {}
}
