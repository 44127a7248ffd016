package dev.harden.checks.trail;

import dev.harden.facts.Facts;
import dev.harden.facts.cloudtrail.EventSelectors;
import dev.harden.facts.cloudtrail.Ownership;
import dev.harden.facts.cloudtrail.TrailStatus;
import dev.harden.model.Account;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Lets a multi-region trail of the account that logs record the events on the objects of all buckets. */
final class ObjectTrail {
    private ObjectTrail() {}

    static Remedy of(Account account, List<Trail> multiRegion, Facts facts) {
        return multiRegion.stream()
                .filter(trail -> Ownership.of(trail).equals(account.id()) && logs(trail, facts))
                .flatMap(trail -> facts.attempt(EventSelectors.of(trail)).items().stream()
                        .map(selectors -> new SelectorMends(facts, trail, selectors)))
                .filter(SelectorMends::hasRoom)
                .findFirst()
                .map(mends -> Remedy.of(mends.objects(account.partition())))
                .orElseGet(() -> Remedy.none(
                        NoCommand.Why.DECISION,
                        "a multi-region trail of this account has to log first, and have room for one more selector"));
    }

    private static boolean logs(Trail trail, Facts facts) {
        return facts.attempt(TrailStatus.of(trail)).items().stream().anyMatch(GetTrailStatusResponse::isLogging);
    }
}
