package dev.harden.checks.trail;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.cloudtrail.AccountTrails;
import dev.harden.facts.cloudtrail.GoodTrails;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Holds the account to recording all its management events, in every enabled region. */
@CheckInfo(
        id = "trail-enabled",
        title = "CloudTrail records all management events in every region",
        severity = Severity.CRITICAL,
        scope = Breadth.ACCOUNT,
        reads = {AccountTrails.class, GoodTrails.class})
public final class TrailEnabled implements ScopeCheck {
    @Override
    public Verdict judge(Scope scope, Facts facts) {
        GoodTrails.Found found = facts.get(new GoodTrails());
        if (found.complete()) {
            String out = found.leftOut().isEmpty()
                    ? ""
                    : ", but not all of " + String.join(" and ", new TreeSet<>(found.leftOut()));
            return Verdict.pass("%s management events of every region%s", names(found.trails()), out);
        }
        Seen<Trail> trails = facts.get(new AccountTrails());
        return trails.items().isEmpty() && trails.missing().isEmpty()
                ? Verdict.fail("there is no trail").mendedBy(CompleteTrail.of(scope.account(), facts))
                : Verdict.fail(
                                "no trail that logs records the management events, reads and writes, of %s",
                                places(found.gaps()))
                        .with(trails.items().stream().map(TrailEnabled::line).toList())
                        .mendedBy(CompleteTrail.of(scope.account(), facts));
    }

    private static String names(List<Trail> trails) {
        String names = trails.stream().map(Trail::name).collect(Collectors.joining(", "));
        return (trails.size() == 1 ? "trail " + names + " records" : "trails " + names + " together record");
    }

    private static String places(List<String> gaps) {
        return gaps.size() <= 4
                ? String.join(", ", gaps)
                : String.join(", ", gaps.subList(0, 3)) + " and " + (gaps.size() - 3) + " more places";
    }

    private static String line(Trail trail) {
        return "trail " + trail.trailARN() + (trail.isMultiRegionTrail() ? ", multi-region" : ", of one region");
    }
}
