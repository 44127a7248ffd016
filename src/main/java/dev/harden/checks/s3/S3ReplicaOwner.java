package dev.harden.checks.s3;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.s3.BucketOwner;
import dev.harden.facts.s3.BucketOwnership;
import dev.harden.facts.s3.Place;
import dev.harden.facts.s3.PlaceOf;
import dev.harden.facts.s3.Replication;
import dev.harden.model.Severity;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Placeholder;
import dev.harden.model.remedy.Remedy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds replicas in another account to being owned by that account. */
@CheckInfo(
        id = "s3-replica-owner",
        title = "Replicas in another account belong to that account",
        fault = "Replicas in another account belong to the source account",
        severity = Severity.LOW,
        scope = Breadth.ACCOUNT,
        none = "no bucket is replicated to a bucket of another account",
        reads = {BucketOwner.class, BucketOwnership.class, PlaceOf.class})
public final class S3ReplicaOwner extends ReplicaCheck {
    @Override
    boolean isAbout(Replication rule, Facts facts) {
        return facts.get(new BucketOwner(rule.bucket())).kind() == BucketOwner.Kind.OTHER_ACCOUNT;
    }

    @Override
    Verdict judge(Place place, List<Replication> rules, Facts facts) {
        Optional<Replication> kept = facts.first(rules, rule -> !isGivenAway(rule, facts));
        if (kept.isPresent()) {
            String bucket = kept.get().bucket();
            return Verdict.fail(
                            "this account owns the replicas that %s makes in %s, a bucket of another account",
                            kept.get().name(), bucket)
                    .mendedBy(remedy(place, rules, facts));
        }
        return Verdict.pass(
                "%s gives the replicas to the account that owns their bucket",
                rules.stream().map(rule -> rule.name() + " to " + rule.bucket()).collect(Collectors.joining(", ")));
    }

    private static Remedy remedy(Place place, List<Replication> rules, Facts facts) {
        Map<Integer, String> owners = new HashMap<>();
        for (Replication rule : rules) {
            if (facts.trying(() -> isGivenAway(rule, facts)).items().contains(false)) {
                Optional<String> owner = Optional.ofNullable(rule.destination().account())
                        .or(() -> facts.attempt(new BucketOwner(rule.bucket())).items().stream()
                                .flatMap(found -> found.account().stream())
                                .findFirst());
                owners.put(rule.number(), owner.orElse(""));
            }
        }
        boolean unknown = owners.containsValue("");
        Placeholder account =
                new Placeholder("REPLICA_ACCOUNT", "the id of the account that owns the replicas' bucket");
        return changing(
                place,
                facts,
                "the replicas of bucket " + place.bucket() + " belong to the account that owns their bucket",
                rule -> owners.containsKey(rule.number()),
                rule -> given(rule, owners.get(rule.number()).isEmpty() ? account.mark() : owners.get(rule.number())),
                rewrite -> {
                    var warned = rewrite.aside(step -> step.but(
                            Effect.CUTS_OFF,
                            "the replication of new objects of bucket " + place.bucket()
                                    + ", unless its role and the other bucket's policy allow"
                                    + " s3:ObjectOwnerOverrideToBucketOwner"));
                    return unknown ? warned.aside(step -> step.needing(account)) : warned;
                });
    }

    private static Replication given(Replication rule, String account) {
        return rule.with(rule.rule().toBuilder()
                .destination(rule.destination().toBuilder()
                        .account(account)
                        .accessControlTranslation(owner -> owner.owner("Destination"))
                        .build())
                .build());
    }

    private static boolean isGivenAway(Replication rule, Facts facts) {
        return rule.givesAway()
                || facts.get(new PlaceOf(rule.bucket()))
                        .flatMap(to -> BucketOwner.ask(to.bucket(), new BucketOwnership(to), facts))
                        .filter(BucketOwnership.ENFORCED::equals)
                        .isPresent();
    }
}
