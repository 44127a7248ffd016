package dev.harden.checks.alarm;

import dev.harden.checks.Topic;
import java.util.List;

/** Lists the checks of alarms and detectors. */
public final class AlarmChecks {
    public static final Topic TOPIC = new Topic(
            "alarm",
            "Alarms on what happens",
            List.of(
                    new AlarmUnauthorizedCalls(),
                    new AlarmSigninWithoutMfa(),
                    new AlarmRootUse(),
                    new AlarmIamChanges(),
                    new AlarmTrailChanges(),
                    new AlarmSigninFailures(),
                    new AlarmKeyDeletion(),
                    new AlarmBucketPolicyChanges(),
                    new AlarmConfigChanges(),
                    new AlarmSecurityGroupChanges(),
                    new AlarmNaclChanges(),
                    new AlarmGatewayChanges(),
                    new AlarmRouteTableChanges(),
                    new AlarmVpcChanges(),
                    new AlarmOrganizationChanges(),
                    new AlarmUserCreated(),
                    new AlarmDetectors(),
                    new AlarmSecurityHub()));

    private AlarmChecks() {}
}
