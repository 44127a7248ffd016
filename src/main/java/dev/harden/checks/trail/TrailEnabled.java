package dev.harden.checks.trail;

import dev.harden.checks.Aspects;
import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.ScopeCheck;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.cloudtrail.AccountTrails;
import dev.harden.facts.cloudtrail.GoodTrails;
import dev.harden.model.Aspect;
import dev.harden.model.Count;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Holds the account to recording all its management events, in every enabled region. */
@CheckInfo(
        id = "trail-enabled",
        title = "CloudTrail records all management events in every region",
        fault = "Management events are not recorded in every region",
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
            boolean wide = found.trails().stream().anyMatch(Trail::isMultiRegionTrail);
            return Verdict.pass("%s management events of every region%s", names(found.trails()), out)
                    .of(List.of(Aspects.setting("multi-region", wide), Aspects.setting("trail", true)));
        }
        Seen<Trail> trails = facts.get(new AccountTrails());
        boolean none = trails.items().isEmpty() && trails.missing().isEmpty();
        // Where there are trails, some may log and record less than all.
        List<Aspect> aspects = List.of(
                Aspects.setting("multi-region", false),
                new Aspect(Aspect.Kind.SETTING, "trail", none ? Status.FAIL : Status.UNKNOWN));
        Verdict verdict = none
                ? Verdict.fail("there is no trail")
                : Verdict.fail(
                                "no trail that logs records the management events, reads and writes, of %s",
                                places(found.gaps()))
                        .with(trails.items().stream().map(TrailEnabled::line).toList());
        return verdict.mendedBy(CompleteTrail.of(scope.account(), facts)).of(aspects);
    }

    private static String names(List<Trail> trails) {
        String names = trails.stream().map(Trail::name).collect(Collectors.joining(", "));
        return (trails.size() == 1 ? "trail " + names + " records" : "trails " + names + " together record");
    }

    private static String places(List<String> gaps) {
        return gaps.size() <= 4
                ? String.join(", ", gaps)
                : String.join(", ", gaps.subList(0, 3)) + " and " + Count.of(gaps.size() - 3, "more place");
    }

    private static String line(Trail trail) {
        return "trail " + trail.trailARN() + (trail.isMultiRegionTrail() ? ", multi-region" : ", of one region");
    }
}
