package dev.harden.checks.alarm;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.guardduty.DetectorStatus;
import dev.harden.facts.guardduty.Detectors;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import java.util.List;
import java.util.Optional;

/** Holds each region to a GuardDuty detector that works. Which of its protection plans are on is not judged. */
@CheckInfo(
        id = "alarm-detectors",
        title = "GuardDuty is enabled",
        fault = "GuardDuty is not enabled",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        reads = {DetectorStatus.class, Detectors.class})
public final class AlarmDetectors implements ScopeCheck {
    @Override
    public Verdict judge(Scope scope, Facts facts) {
        List<String> ids = facts.get(new Detectors(scope.region()));
        if (ids.isEmpty()) {
            return Verdict.fail("GuardDuty is not enabled").mendedBy(DetectorMends.made(scope.region()));
        }
        Optional<String> enabled = facts.first(
                ids, id -> facts.get(new DetectorStatus(scope.region(), id)).equals("ENABLED"));
        return enabled.map(
                        id -> Verdict.pass("GuardDuty detector %s is enabled; its protection plans are not judged", id))
                .orElseGet(() -> Verdict.fail("GuardDuty detector %s is suspended", ids.get(0))
                        .mendedBy(DetectorMends.resumed(scope.region(), ids.get(0))));
    }
}
