package dev.harden.checks.trail;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.checks.s3.BucketMends;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.s3.BucketPolicy;
import dev.harden.facts.s3.Place;
import dev.harden.facts.s3.PublicAcl;
import dev.harden.facts.s3.PublicPolicy;
import dev.harden.facts.s3.PublicWay;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.policy.Access;
import dev.harden.policy.Context;
import dev.harden.policy.Domain;
import dev.harden.policy.Layers;
import dev.harden.policy.Policy;
import dev.harden.policy.Principal;
import dev.harden.policy.Question;
import dev.harden.policy.Truth;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds the bucket of each trail to being closed to the public, by policy and by access control list. */
@CheckInfo(
        id = "trail-bucket-private",
        title = "Trail buckets are not public",
        fault = "Trail bucket is public",
        severity = Severity.CRITICAL,
        scope = Breadth.ACCOUNT,
        none = "there is no trail whose bucket could be public",
        reads = {BucketPolicy.class, CallerIdentity.class, PublicAcl.class, PublicPolicy.class})
public final class TrailBucketPrivate extends TrailBucketCheck {
    /** Is a principal of an account that no policy names. */
    private static final String SOMEBODY = "arn:aws:iam::000000000000:role/someone";

    @Override
    Verdict judge(String writes, Place place, Facts facts) {
        Seen<PublicWay> ways = facts.gather(List.of(new PublicPolicy(place), new PublicAcl(place)));
        String open = texts(ways.items().stream().filter(PublicWay::isOpen).toList());
        if (!open.isEmpty()) {
            return Verdict.fail("%s, and %s", writes, open)
                    .mendedBy(BucketMends.blocked(place, facts, "whoever uses it by this: " + open));
        }
        List<PublicWay> closed = ways.orThrow();
        if (!closed.isEmpty()) {
            return Verdict.pass("%s, and %s", writes, texts(closed));
        }
        Optional<Access> reader = reader(place, facts);
        boolean anybody = reader.filter(access -> access.truth() == Truth.YES).isPresent();
        String lets =
                reader.map(access -> access.by().orElseThrow() + " allows ").orElse("");
        return anybody
                ? Verdict.fail("%s, and %sanyone who signs a request: no condition restricts it", writes, lets)
                        .withoutCommand(
                                NoCommand.Why.DECISION,
                                "someone has to decide whom the policy may let in: S3 does not call it public, so that no"
                                        + " public access block helps")
                : Verdict.pass(
                        "%s, whose policy and access control list are not public%s",
                        writes,
                        reader.map(access -> "; " + lets + "whoever meets the conditions on "
                                        + String.join(", ", new TreeSet<>(access.keys())))
                                .orElse(""));
    }

    /** Tells whether a statement of the policy to everybody lets in a stranger, as one to all of an organization may. */
    private static Optional<Access> reader(Place place, Facts facts) {
        String arn = "arn:" + facts.get(new CallerIdentity()).partition() + ":s3:::" + place.bucket();
        Question reading = new Question(
                Domain.actions("s3:GetObject"),
                Domain.resources(arn + "/?*"),
                Context.ANY.by(SOMEBODY).with("aws:SecureTransport", "true").withSome("aws:SourceIp"));
        return facts.attempt(new BucketPolicy(place)).items().stream()
                .flatMap(Optional::stream)
                .map(text -> Layers.of(Policy.read("the bucket policy", text)).allows(reading))
                .flatMap(answer -> answer.inFavour().stream())
                .filter(access ->
                        access.by().filter(TrailBucketPrivate::isToEverybody).isPresent())
                .findFirst();
    }

    private static boolean isToEverybody(dev.harden.policy.Place by) {
        return by.statement().principal().filter(Principal::everybody).isPresent();
    }

    private static String texts(List<PublicWay> ways) {
        return ways.stream().map(PublicWay::toString).collect(Collectors.joining("; "));
    }
}
