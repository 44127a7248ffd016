package dev.harden.checks.trail;

import dev.harden.checks.Check;
import dev.harden.checks.Reads;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.cloudtrail.AccountTrails;
import dev.harden.facts.cloudtrail.Ownership;
import dev.harden.facts.cloudtrail.TrailStatus;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Aspect;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Judges each trail that the account owns and that logs; says of the others why they are not judged. */
@Reads({AccountTrails.class, CallerIdentity.class, TrailStatus.class})
abstract class TrailCheck implements Check<Trail> {
    @Override
    public final Subjects<Trail> subjects(Scope scope, Facts facts) {
        return Subjects.of(facts.get(new AccountTrails()));
    }

    @Override
    public final Resource resource(Trail trail) {
        return new Resource(trail.trailARN(), trail.trailARN(), "AWS::CloudTrail::Trail", trail.name());
    }

    @Override
    public final Verdict judge(Trail trail, Facts facts) {
        String owner = Ownership.of(trail);
        if (!owner.equals(facts.get(new CallerIdentity()).id())) {
            return Verdict.notApplicable("trail %s belongs to account %s, which answers for it", trail.name(), owner);
        }
        ahead(trail, facts);
        GetTrailStatusResponse status = facts.get(TrailStatus.of(trail));
        if (!status.isLogging()) {
            return Verdict.notApplicable("trail %s does not log", trail.name()).of(aspects(trail));
        }
        return judge(trail, status, facts);
    }

    /** Says how the parts stand that benchmarks ask of trails that do not log too. */
    List<Aspect> aspects(Trail trail) {
        return List.of();
    }

    /** Begins to ask what the decision will need. */
    void ahead(Trail trail, Facts facts) {}

    /** Decides about a trail of this account that logs. */
    abstract Verdict judge(Trail trail, GetTrailStatusResponse status, Facts facts);
}
