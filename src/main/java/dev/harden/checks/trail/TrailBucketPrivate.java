package dev.harden.checks.trail;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.cloudtrail.AccountTrails;
import dev.harden.facts.cloudtrail.TrailStatus;
import dev.harden.facts.s3.Place;
import dev.harden.facts.s3.PlaceOf;
import dev.harden.facts.s3.PublicAcl;
import dev.harden.facts.s3.PublicPolicy;
import dev.harden.facts.s3.PublicWay;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Severity;
import java.util.List;
import java.util.stream.Collectors;

/** Holds the bucket of each trail to being closed to the public, by policy and by access control list. */
@CheckInfo(
        id = "trail-bucket-private",
        title = "No trail's bucket is public",
        severity = Severity.CRITICAL,
        scope = Breadth.ACCOUNT,
        reads = {
            AccountTrails.class,
            CallerIdentity.class,
            PlaceOf.class,
            PublicAcl.class,
            PublicPolicy.class,
            TrailStatus.class
        })
public final class TrailBucketPrivate extends TrailBucketCheck {
    @Override
    Verdict judge(String writes, Place place, Facts facts) {
        Seen<PublicWay> ways = facts.gather(List.of(new PublicPolicy(place), new PublicAcl(place)));
        String open = texts(ways.items().stream().filter(PublicWay::isOpen).toList());
        if (!open.isEmpty()) {
            return Verdict.fail("%s, and %s", writes, open);
        }
        List<PublicWay> closed = ways.orThrow();
        return closed.isEmpty()
                ? Verdict.pass("%s, whose policy and access control list are not public", writes)
                : Verdict.pass("%s, and %s", writes, texts(closed));
    }

    private static String texts(List<PublicWay> ways) {
        return ways.stream().map(PublicWay::toString).collect(Collectors.joining("; "));
    }
}
