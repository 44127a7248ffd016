package dev.harden.checks.trail;

import dev.harden.checks.Aspects;
import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.model.Aspect;
import dev.harden.model.Severity;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Holds each trail to signing digests of its log files. */
@CheckInfo(
        id = "trail-validation",
        title = "Trails have log file validation enabled",
        fault = "Log file validation is off",
        severity = Severity.MEDIUM,
        scope = Breadth.ACCOUNT,
        none = "there is no trail to validate the log files of")
public final class TrailValidation extends TrailCheck {
    @Override
    Verdict judge(Trail trail, GetTrailStatusResponse status, Facts facts) {
        Verdict verdict = validates(trail)
                ? Verdict.pass("trail %s has log file validation on", trail.name())
                : Verdict.fail("trail %s has log file validation off", trail.name())
                        .mendedBy(new TrailMends(facts, trail).validated());
        return verdict.of(aspects(trail));
    }

    @Override
    List<Aspect> aspects(Trail trail) {
        return List.of(Aspects.setting("validation", validates(trail)));
    }

    private static boolean validates(Trail trail) {
        return Answers.require(trail.logFileValidationEnabled(), "LogFileValidationEnabled");
    }
}
