package dev.harden.checks.root;

import dev.harden.checks.Topic;
import java.util.List;

/** Lists the checks of the root user. */
public final class RootChecks {
    public static final Topic TOPIC = new Topic(
            "root",
            "Root user",
            List.of(
                    new RootNoAccessKeys(),
                    new RootMfa(),
                    new RootHardwareMfa(),
                    new RootUnused(),
                    new RootNoSigningCertificates(),
                    new RootPasswordRotated()));

    private RootChecks() {}
}
