package dev.harden.checks.alarm;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.securityhub.Hub;
import dev.harden.facts.securityhub.HubV2;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import java.util.Optional;

/** Holds each region to Security Hub CSPM. The new Security Hub, another product, is mentioned only. */
@CheckInfo(
        id = "alarm-security-hub",
        title = "Security Hub CSPM is enabled",
        fault = "Security Hub CSPM is not enabled",
        severity = Severity.LOW,
        scope = Breadth.REGION,
        reads = {Hub.class, HubV2.class})
public final class AlarmSecurityHub implements ScopeCheck {
    @Override
    public Verdict judge(Scope scope, Facts facts) {
        Optional<String> hub = facts.get(new Hub(scope.region()));
        if (hub.isPresent()) {
            return Verdict.pass("Security Hub CSPM is enabled");
        }
        Seen<Optional<String>> other = facts.attempt(new HubV2(scope.region()));
        boolean isOn = other.items().stream().anyMatch(Optional::isPresent);
        return Verdict.fail("Security Hub CSPM is not enabled%s", isOn ? "; the new Security Hub is" : "")
                .mendedBy(DetectorMends.hub(scope));
    }
}
