package dev.harden.checks.s3;

import dev.harden.checks.Aspects;
import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import dev.harden.facts.s3.AccountAccessBlock;
import dev.harden.facts.s3.BlockSetting;
import dev.harden.facts.s3.Blocked;
import dev.harden.facts.s3.BucketAccessBlock;
import dev.harden.facts.s3.OwnBuckets;
import dev.harden.facts.s3.Place;
import dev.harden.facts.s3.PlaceOf;
import dev.harden.facts.s3.PublicAcl;
import dev.harden.facts.s3.PublicPolicy;
import dev.harden.facts.s3.PublicWay;
import dev.harden.model.Account;
import dev.harden.model.Aspect;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Holds the account, and each bucket, to blocking all that could make a bucket public. */
@CheckInfo(
        id = "s3-public-access",
        title = "S3 Block Public Access is fully on for the account and every bucket",
        fault = "S3 Block Public Access is not fully on",
        severity = Severity.HIGH,
        scope = Breadth.ACCOUNT,
        none = "the account has no bucket",
        reads = {
            AccountAccessBlock.class,
            Blocked.class,
            BucketAccessBlock.class,
            OwnBuckets.class,
            PlaceOf.class,
            PublicAcl.class,
            PublicPolicy.class
        })
public final class S3PublicAccess implements Check<S3PublicAccess.Subject> {
    private static final String PUBLIC = "public now";

    /** Is a bucket; without one, the account. */
    record Subject(Account account, Optional<OwnBucket> bucket) {}

    /** Is where subjects are looked for: the account is judged whether its buckets can be listed or not. */
    private enum Part {
        ACCOUNT,
        BUCKETS
    }

    @Override
    public Subjects<Subject> subjects(Scope scope, Facts facts) {
        Account account = scope.account();
        return Subjects.below(
                List.of(Part.values()),
                part -> part == Part.ACCOUNT ? account.resource() : new OwnBucket("*", account).resource(),
                (part, ask) -> part == Part.ACCOUNT
                        ? List.of(new Subject(account, Optional.empty()))
                        : OwnBucket.all(scope, ask.get(new OwnBuckets())).stream()
                                .map(bucket -> new Subject(account, Optional.of(bucket)))
                                .toList());
    }

    @Override
    public Resource resource(Subject subject) {
        return subject.bucket().map(OwnBucket::resource).orElseGet(subject.account()::resource);
    }

    @Override
    public Verdict judge(Subject subject, Facts facts) {
        if (subject.bucket().isEmpty()) {
            return account(subject.account(), facts);
        }
        return facts.get(new PlaceOf(subject.bucket().get().name()))
                .map(place -> bucket(place, facts))
                .orElseGet(() -> Verdict.notApplicable("the bucket was deleted after the buckets were listed"));
    }

    private static Verdict account(Account account, Facts facts) {
        var on = facts.get(new AccountAccessBlock(account.id()));
        String off = names(settings(setting -> !on.contains(setting)));
        return off.isEmpty()
                ? Verdict.pass("Block Public Access of the account has all four settings on")
                : Verdict.fail("Block Public Access of the account has %s off, so a new bucket can be made public", off)
                        .mendedBy(BucketMends.blocked(
                                account, on, "whoever uses a bucket of the account that is public"));
    }

    private static Verdict bucket(Place place, Facts facts) {
        if (facts.all(Seen.all(List.of(BlockSetting.values())), setting -> isOn(place, setting, facts))) {
            return Verdict.pass("Block Public Access of the account and the bucket together has all four settings on")
                    .of(List.of(Aspects.setting(PUBLIC, true)));
        }
        // Some setting was seen off in both blocks, so both were seen, and asking them again is refused nothing.
        List<BlockSetting> both = settings(setting -> !isOn(place, setting, facts));
        String off = names(both) + (both.size() == 1 ? " is off" : " are off");
        Seen<PublicWay> ways = facts.gather(List.of(new PublicPolicy(place), new PublicAcl(place)));
        String open = texts(ways.items().stream().filter(PublicWay::isOpen).toList());
        Verdict verdict = open.isEmpty()
                ? Verdict.fail("%s for account and bucket; %s", off, today(place, ways, facts))
                : Verdict.fail("%s for account and bucket, and the bucket is public now: %s", off, open)
                        .as(Severity.CRITICAL);
        Status now = !open.isEmpty()
                ? Status.FAIL
                : ways.missing().isEmpty() || isClosed(place, facts) ? Status.PASS : Status.UNKNOWN;
        Set<BlockSetting> before = facts.get(new BucketAccessBlock(place));
        return verdict.mendedBy(BucketMends.blocked(place, before, cutOff(ways)))
                .of(List.of(new Aspect(Aspect.Kind.SETTING, PUBLIC, now)));
    }

    /** Says who is cut off: nobody where neither policy nor access control list is public. */
    private static String cutOff(Seen<PublicWay> ways) {
        return ways.items().isEmpty()
                ? ways.missing().isEmpty() ? "" : "whoever it is open to, which could not be seen"
                : "whoever uses it by this: " + texts(ways.items());
    }

    /** Tells whether nothing that makes it public has an effect. */
    private static boolean isClosed(Place place, Facts facts) {
        return isOn(place, BlockSetting.IGNORE_PUBLIC_ACLS, facts)
                && isOn(place, BlockSetting.RESTRICT_PUBLIC_BUCKETS, facts);
    }

    private static String today(Place place, Seen<PublicWay> ways, Facts facts) {
        List<String> blocking = new ArrayList<>();
        for (BlockSetting setting : List.of(BlockSetting.IGNORE_PUBLIC_ACLS, BlockSetting.RESTRICT_PUBLIC_BUCKETS)) {
            facts.get(new Blocked(place, setting)).ifPresent(blocking::add);
        }
        if (blocking.size() == 2) {
            return "public access is blocked by " + String.join(" and ", blocking);
        }
        if (!ways.missing().isEmpty()) {
            return "whether the bucket is public now was not seen: "
                    + ways.missing().get(0).getMessage();
        }
        return ways.items().isEmpty()
                ? "neither the bucket policy nor the access control list is public"
                : texts(ways.items());
    }

    private static boolean isOn(Place place, BlockSetting setting, Facts facts) {
        return facts.get(new Blocked(place, setting)).isPresent();
    }

    private static List<BlockSetting> settings(Predicate<BlockSetting> which) {
        return Arrays.stream(BlockSetting.values()).filter(which).toList();
    }

    /** Names them in a sentence: {@code BlockPublicAcls, IgnorePublicAcls and BlockPublicPolicy}. */
    private static String names(List<BlockSetting> settings) {
        String all = settings.stream().map(BlockSetting::word).collect(Collectors.joining(", "));
        return all.replaceFirst(", (?=[^,]*$)", " and ");
    }

    private static String texts(List<PublicWay> ways) {
        return ways.stream().map(PublicWay::toString).collect(Collectors.joining("; "));
    }
}
