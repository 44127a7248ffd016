package dev.harden.checks.nacl;

import dev.harden.checks.Topic;
import java.util.List;

/** Lists the checks of network ACLs. */
public final class NaclChecks {
    public static final Topic TOPIC = new Topic(
            "nacl",
            "Network ACLs",
            List.of(
                    new NaclInUse(),
                    new NaclAdminPorts(),
                    new NaclReturnPath(),
                    new NaclShadowedRules(),
                    new NaclUnused()));

    private NaclChecks() {}
}
