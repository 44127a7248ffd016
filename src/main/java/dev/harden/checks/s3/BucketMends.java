package dev.harden.checks.s3;

import dev.harden.checks.Guards;
import dev.harden.checks.Mend;
import dev.harden.facts.Facts;
import dev.harden.facts.s3.AccountAccessBlock;
import dev.harden.facts.s3.BlockSetting;
import dev.harden.facts.s3.BucketAccessBlock;
import dev.harden.facts.s3.BucketEncryption;
import dev.harden.facts.s3.BucketLogging;
import dev.harden.facts.s3.BucketOwner;
import dev.harden.facts.s3.BucketVersioning;
import dev.harden.facts.s3.ObjectLock;
import dev.harden.facts.s3.Place;
import dev.harden.model.Account;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Placeholder;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;

/** Makes the changes of buckets, as far as they are no documents ({@link BucketDocuments}). */
public final class BucketMends {
    private static final String ABSENT = "NoSuchPublicAccessBlockConfiguration";
    private static final String TYPE = "AWS::S3::Bucket";
    private static final String DELETE = "DeletePublicAccessBlock";
    private static final int DAYS = 365;

    private BucketMends() {}

    /** Mends a bucket of this account; says of another's that its owner has to. */
    public static Remedy ifOwn(String bucket, Facts facts, Supplier<Remedy> mend) {
        Optional<BucketOwner.Owner> owner =
                facts.attempt(new BucketOwner(bucket)).items().stream().findFirst();
        if (owner.isEmpty()) {
            return Remedy.none(NoCommand.Why.DECISION, "whose bucket " + bucket + " is could not be seen");
        }
        return owner.get().kind() == BucketOwner.Kind.THIS_ACCOUNT
                ? mend.get()
                : Remedy.none(
                        NoCommand.Why.OTHER_ACCOUNT,
                        owner.get().account().map(id -> "account " + id).orElse("the account that owns it")
                                + " has to change bucket " + bucket);
    }

    private static Call call(Place place, String operation, Object... parameters) {
        Map<String, Object> input = Call.map("Bucket", place.bucket());
        input.putAll(Call.map(parameters));
        return new Call("s3api", operation, place.region(), input);
    }

    private static Target target(Place place, String part) {
        return new Target(TYPE, place.region(), place.bucket(), part);
    }

    /** Sets all four settings of a bucket's own public access block. */
    public static Mend blocked(Place place, Set<BlockSetting> before, String cutOff) {
        Map<String, Object> whose = Map.of("Bucket", place.bucket());
        Step step = put("s3api", place.region(), whose, before);
        return Mend.of(
                        target(place, "public access block"),
                        "bucket " + place.bucket() + " blocks all public access",
                        cutOff.isEmpty() ? step : step.but(Effect.CUTS_OFF, cutOff))
                .telling(new BucketAccessBlock(place), EnumSet.allOf(BlockSetting.class));
    }

    /** As {@link #blocked(Place, Set, String)}, of a bucket whose block is yet to be seen. */
    public static Remedy blocked(Place place, Facts facts, String cutOff) {
        return ifOwn(
                place.bucket(),
                facts,
                () -> facts.attempt(new BucketAccessBlock(place)).items().stream()
                        .findFirst()
                        .map(before -> Remedy.of(blocked(place, before, cutOff)))
                        .orElseGet(() -> Remedy.none(
                                NoCommand.Why.DECISION, "the public access block that is there could not be seen")));
    }

    /** Sets all four settings of an account's public access block; S3 takes it in any region. */
    static Mend blocked(Account account, Set<BlockSetting> before, String cutOff) {
        Map<String, Object> whose = Map.of("AccountId", account.id());
        Step step = put("s3control", account.globalRegion().orElse("us-east-1"), whose, before);
        return Mend.of(
                        new Target("AWS::::Account", "global", account.id(), "public access block of S3"),
                        "the account blocks all public access to S3",
                        step.but(Effect.CUTS_OFF, cutOff))
                .telling(new AccountAccessBlock(account.id()), EnumSet.allOf(BlockSetting.class));
    }

    private static Step put(String service, String region, Map<String, Object> whose, Set<BlockSetting> before) {
        Map<String, Object> input = new LinkedHashMap<>(whose);
        input.put("PublicAccessBlockConfiguration", block(EnumSet.allOf(BlockSetting.class)));
        Map<String, Object> back = new LinkedHashMap<>(whose);
        back.put("PublicAccessBlockConfiguration", block(before));
        Call read = new Call(service, "GetPublicAccessBlock", region, whose);
        Step step = Step.of(new Call(service, "PutPublicAccessBlock", region, input));
        Guard seen = Guard.of(read, Guards.is("PublicAccessBlockConfiguration", block(before)));
        return before.isEmpty()
                ? step.guarded(seen.orAbsent(ABSENT)).undoneBy(new Call(service, DELETE, region, whose))
                : step.guarded(seen).undoneBy(new Call(service, "PutPublicAccessBlock", region, back));
    }

    private static Map<String, Object> block(Set<BlockSetting> on) {
        Map<String, Object> block = new LinkedHashMap<>();
        for (BlockSetting setting : BlockSetting.values()) {
            block.put(setting.word(), on.contains(setting));
        }
        return block;
    }

    /** Lets a bucket keep versions. One that has ever kept them can but pause. */
    static Remedy versioned(Place place, BucketVersioning.State before) {
        return before.mfaDelete()
                ? Remedy.none(
                        NoCommand.Why.PERSON,
                        "MFA delete is on, so that whoever holds root's device has to enable versioning")
                : Remedy.of(versioning(place, before));
    }

    private static Mend versioning(Place place, BucketVersioning.State before) {
        Step step = Step.of(call(place, "PutBucketVersioning", "VersioningConfiguration", status("Enabled")))
                .guarded(Guard.of(
                        call(place, "GetBucketVersioning"),
                        before.status().equals("Suspended") ? Guards.is("Status", "Suspended") : "!Status"))
                .undoneBy(call(place, "PutBucketVersioning", "VersioningConfiguration", status("Suspended")))
                .but(
                        Effect.COSTS,
                        "S3 bills each version of an object of bucket " + place.bucket() + " until it is deleted");
        return Mend.of(target(place, "versioning"), "bucket " + place.bucket() + " keeps versions", step)
                .foretelling(
                        new BucketVersioning(place), state -> new BucketVersioning.State("Enabled", state.mfaDelete()));
    }

    private static Map<String, Object> status(String status) {
        return Call.map("Status", status);
    }

    /** Lets a bucket ask for root's device before a version is deleted. */
    static Mend mfaDelete(Place place) {
        Placeholder code = new Placeholder(
                "ROOT_MFA", "the ARN or serial number of root's MFA device, a space, and the code that it shows now");
        Step step = Step.of(call(
                        place,
                        "PutBucketVersioning",
                        "MFA",
                        code.mark(),
                        "VersioningConfiguration",
                        Call.map("Status", "Enabled", "MFADelete", "Enabled")))
                .needing(code)
                .guarded(Guard.of(call(place, "GetBucketVersioning"), "MFADelete != 'Enabled'"))
                .but(Effect.NEEDS_ROOT, "S3 takes it from the root user alone, with its device")
                .but(
                        Effect.CUTS_OFF,
                        "whatever deletes versions of bucket " + place.bucket() + ", lifecycle rules too");
        return Mend.of(
                        target(place, "MFA delete"),
                        "bucket " + place.bucket() + " asks for MFA before a version is deleted",
                        step)
                .telling(new BucketVersioning(place), new BucketVersioning.State("Enabled", true));
    }

    /**
     * Lets a bucket keep new objects from being deleted for a year. What has the permission may end that early.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-configure.html">Configuring Object
     *     Lock</a>
     */
    public static Remedy locked(Place place, BucketVersioning.State versions, boolean enabled) {
        Map<String, Object> lock = Call.map(
                "ObjectLockEnabled",
                "Enabled",
                "Rule",
                Call.map("DefaultRetention", Call.map("Mode", "GOVERNANCE", "Days", DAYS)));
        Step step = Step.of(call(place, "PutObjectLockConfiguration", "ObjectLockConfiguration", lock))
                .guarded(Guard.of(call(place, "GetObjectLockConfiguration"), "!(ObjectLockConfiguration.Rule)")
                        .orAbsent("ObjectLockConfigurationNotFoundError"))
                .undoneBy(call(
                        place,
                        "PutObjectLockConfiguration",
                        "ObjectLockConfiguration",
                        Call.map("ObjectLockEnabled", "Enabled")))
                .but(
                        Effect.COSTS,
                        "S3 bills each object of bucket " + place.bucket() + " for " + DAYS + " days at least")
                .but(
                        Effect.CUTS_OFF,
                        "whatever deletes objects of bucket " + place.bucket()
                                + " before that, unless it has s3:BypassGovernanceRetention");
        if (!enabled) {
            step = step.but(Effect.IRREVERSIBLE, "Object Lock stays enabled on bucket " + place.bucket() + " for good");
        }
        Mend mend = Mend.of(
                        target(place, "Object Lock"),
                        "bucket " + place.bucket() + " keeps new objects for " + DAYS + " days",
                        step)
                .telling(
                        new ObjectLock(place),
                        Optional.of(ObjectLockConfiguration.builder()
                                .objectLockEnabled("Enabled")
                                .rule(rule -> rule.defaultRetention(retention ->
                                        retention.mode("GOVERNANCE").days(DAYS)))
                                .build()));
        return versions.on() || enabled ? Remedy.of(mend) : Remedy.of(versioning(place, versions), mend);
    }

    /** Logs who reads a bucket, to another that has to be given. */
    public static Mend logged(Place place) {
        Placeholder to = new Placeholder(
                "ACCESS_LOG_BUCKET",
                "the name of another bucket of this account in " + place.region()
                        + " whose policy lets logging.s3.amazonaws.com write");
        Step step = Step.of(call(
                        place,
                        "PutBucketLogging",
                        "BucketLoggingStatus",
                        Call.map(
                                "LoggingEnabled",
                                Call.map("TargetBucket", to.mark(), "TargetPrefix", place.bucket() + "/"))))
                .needing(to)
                .guarded(Guard.of(call(place, "GetBucketLogging"), "!LoggingEnabled"))
                .undoneBy(call(place, "PutBucketLogging", "BucketLoggingStatus", Map.of()));
        return Mend.of(target(place, "access logs"), "access to bucket " + place.bucket() + " is logged", step)
                .telling(
                        new BucketLogging(place),
                        Optional.of(LoggingEnabled.builder()
                                .targetBucket(to.mark())
                                .targetPrefix(place.bucket() + "/")
                                .build()));
    }

    /** Lets a bucket encrypt new objects with a key that has to be given. */
    static Mend encrypted(Place place) {
        Placeholder key = new Placeholder(
                "BUCKET_KEY_ARN",
                "the ARN of a KMS key in " + place.region() + " that those who use the bucket may use");
        Map<String, Object> rule = Call.map(
                "ApplyServerSideEncryptionByDefault",
                Call.map("SSEAlgorithm", "aws:kms", "KMSMasterKeyID", key.mark()),
                "BucketKeyEnabled",
                true);
        String rules = "ServerSideEncryptionConfiguration.Rules";
        Step step = Step.of(call(
                        place,
                        "PutBucketEncryption",
                        "ServerSideEncryptionConfiguration",
                        Call.map("Rules", List.of(rule))))
                .needing(key)
                // More than the default is in a rule seldom, and is not put back.
                .guarded(Guard.of(
                                call(place, "GetBucketEncryption"),
                                Guards.all(
                                        "length(" + rules + ") == `1`",
                                        Guards.is(
                                                rules + "[0].ApplyServerSideEncryptionByDefault.SSEAlgorithm",
                                                "AES256"),
                                        "!(" + rules + "[0].BlockedEncryptionTypes)"))
                        .orAbsent("ServerSideEncryptionConfigurationNotFoundError"))
                .undoneBy(call(place, "DeleteBucketEncryption"))
                .but(Effect.COSTS, "KMS bills what S3 asks of the key")
                .but(
                        Effect.CUTS_OFF,
                        "whoever reads or writes new objects of bucket " + place.bucket() + " and may not use the key");
        return Mend.of(target(place, "encryption"), "bucket " + place.bucket() + " encrypts new objects with KMS", step)
                .telling(
                        new BucketEncryption(place),
                        Optional.of(ServerSideEncryptionByDefault.builder()
                                .sseAlgorithm("aws:kms")
                                .kmsMasterKeyID(key.mark())
                                .build()));
    }
}
