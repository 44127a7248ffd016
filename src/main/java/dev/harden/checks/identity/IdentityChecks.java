package dev.harden.checks.identity;

import dev.harden.checks.Topic;
import java.util.List;

/** Lists the checks of users, MFA and credentials. */
public final class IdentityChecks {
    public static final Topic TOPIC = new Topic(
            "iam",
            "Users, MFA and credentials",
            List.of(
                    new IamUserMfa(),
                    new IamUserMfaPhishingResistant(),
                    new IamMfaEnforced(),
                    new IamPasswordPolicy(),
                    new IamUnusedCredentials(),
                    new IamKeyRotation(),
                    new IamSingleActiveKey(),
                    new IamNoInitialKeys(),
                    new IamPoliciesThroughGroups(),
                    new IamNoFullAdmin(),
                    new IamFewAdmins(),
                    new IamRoleTrust(),
                    new IamSupportRole(),
                    new IamExpiredCertificates(),
                    new IamAccessAnalyzer(),
                    new IamCloudshellFullAccess(),
                    new IamIdentityProvider()));

    private IdentityChecks() {}
}
