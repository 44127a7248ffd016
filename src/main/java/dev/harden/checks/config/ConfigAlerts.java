package dev.harden.checks.config;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.Question;
import dev.harden.facts.config.ChannelReach;
import dev.harden.facts.events.EventReach;
import dev.harden.facts.sns.Reach;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import java.util.List;
import java.util.Optional;

/**
 * Holds each region to telling somebody what the rules of AWS Config find: by the topic of its delivery channel, or by a
 * rule of EventBridge. Either is enough.
 */
@CheckInfo(
        id = "config-alerts",
        title = "Compliance changes of AWS Config rules notify someone",
        fault = "No one is notified of compliance changes in AWS Config",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        reads = {ChannelReach.class, EventReach.class})
public final class ConfigAlerts implements ScopeCheck {
    @Override
    public Verdict judge(Scope scope, Facts facts) {
        ComplianceChange change = new ComplianceChange(scope);
        List<Question<Reach>> ways = List.of(
                new ChannelReach(scope.region(), change.message()), EventReach.of(scope.region(), change.event()));
        facts.prefetch(ways);
        Optional<Question<Reach>> live = facts.first(ways, way -> facts.get(way) instanceof Reach.Live);
        if (live.isPresent()) {
            return Verdict.pass("changes of compliance reach %s", ((Reach.Live) facts.get(live.get())).whom());
        }
        List<String> broken =
                ways.stream().map(way -> ((Reach.Broken) facts.get(way)).link()).toList();
        return Verdict.fail("no one is notified of compliance changes: %s", String.join("; ", broken))
                .mendedBy(RuleMends.alerts(scope));
    }
}
