package dev.harden.checks.organization;

import dev.harden.checks.Topic;
import java.util.List;

/** Lists the checks of the organization. */
public final class OrganizationChecks {
    public static final Topic TOPIC = new Topic(
            "org",
            "Organizations",
            List.of(
                    new OrgMembership(),
                    new OrgAllFeatures(),
                    new OrgScpEnabled(),
                    new OrgScpRestricts(),
                    new OrgScpProtectsLogging(),
                    new OrgScpDeniesLeaving(),
                    new OrgScpRestrictsRoot(),
                    new OrgRootCredentials(),
                    new OrgAccountsInOus(),
                    new OrgManagementEmpty(),
                    new OrgSecurityContact()));

    private OrganizationChecks() {}
}
