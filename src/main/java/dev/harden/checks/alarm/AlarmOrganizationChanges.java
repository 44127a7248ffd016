package dev.harden.checks.alarm;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.organizations.OwnOrganization;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Severity;
import java.util.Optional;
import software.amazon.awssdk.services.organizations.model.Organization;

/** Holds the account to an alarm on accounts, organizational units and policies of the organization that are made, changed or removed. */
@CheckInfo(
        id = "alarm-organization-changes",
        title = "An alarm or event rule notifies on AWS Organizations changes",
        fault = "Notification missing for AWS Organizations changes",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT,
        reads = {CallerIdentity.class, OwnOrganization.class})
public final class AlarmOrganizationChanges extends AlarmCheck {
    @Override
    Optional<String> outOfScope(Facts facts) {
        Optional<Organization> own = facts.get(new OwnOrganization());
        if (own.isEmpty()) {
            return Optional.of("the account belongs to no organization");
        }
        String management = Answers.require(own.get().masterAccountId(), "MasterAccountId");
        return management.equals(facts.get(new CallerIdentity()).id())
                ? Optional.empty()
                : Optional.of("the organization's changes are recorded in its management account " + management);
    }
}
