package dev.harden.backend;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Answers for one bucket as S3 does; at first as for a bucket that was made in the console today.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html">S3</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">its errors</a>
 */
final class BucketModel {
    static final String NO_BLOCK = "!NoSuchPublicAccessBlockConfiguration";
    static final List<String> ALL =
            List.of("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets");
    private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";
    private static final String OWNER = "<Owner><ID>79a59df900b949e55d96a1e698fbaced</ID></Owner>";

    private final String region;
    private final boolean own;
    private final Map<String, String> answers = new HashMap<>();

    private BucketModel(String region, boolean own) {
        this.region = region;
        this.own = own;
        answers.put("GetBucketVersioning", "<VersioningConfiguration" + NAMESPACE + "/>");
        answers.put("GetObjectLockConfiguration", "!ObjectLockConfigurationNotFoundError");
        answers.put("GetBucketLogging", "<BucketLoggingStatus" + NAMESPACE + "/>");
        answers.put("GetBucketReplication", "!ReplicationConfigurationNotFoundError");
        answers.put("GetBucketPolicy", "!NoSuchBucketPolicy");
        answers.put("GetBucketPolicyStatus", "!NoSuchBucketPolicy");
        answers.put("GetBucketTagging", "!NoSuchTagSet");
        encrypted("AES256").acl().ownership("BucketOwnerEnforced").block(ALL);
    }

    static BucketModel own(String region) {
        return new BucketModel(region, true);
    }

    /** Gives a bucket of another account, which lets this one read how it is set up. */
    static BucketModel anothers(String region) {
        BucketModel model = new BucketModel(region, false);
        model.answers.put("GetBucketPolicy", "!MethodNotAllowed");
        return model;
    }

    /** Gives a bucket of another account, which lets nobody else read anything. */
    static BucketModel closed(String region) {
        BucketModel model = new BucketModel(region, false);
        model.answers.replaceAll((operation, answer) -> "!AccessDenied");
        return model;
    }

    /** Makes it a bucket from before April 2023. */
    BucketModel old() {
        answers.put("GetBucketOwnershipControls", "!OwnershipControlsNotFoundError");
        answers.put("GetPublicAccessBlock", NO_BLOCK);
        return this;
    }

    BucketModel versioned(boolean mfaDelete) {
        return set(
                "GetBucketVersioning",
                "VersioningConfiguration",
                "<Status>Enabled</Status>" + (mfaDelete ? "<MfaDelete>Enabled</MfaDelete>" : ""));
    }

    BucketModel suspended() {
        return set("GetBucketVersioning", "VersioningConfiguration", "<Status>Suspended</Status>");
    }

    /** Enables Object Lock, for a year in a mode; without a default retention where there is none. */
    BucketModel locked(String mode) {
        String rule = "<Rule><DefaultRetention><Mode>" + mode + "</Mode><Days>365</Days></DefaultRetention></Rule>";
        return set(
                "GetObjectLockConfiguration",
                "ObjectLockConfiguration",
                "<ObjectLockEnabled>Enabled</ObjectLockEnabled>" + (mode.isEmpty() ? "" : rule));
    }

    BucketModel logsTo(String bucket) {
        return set(
                "GetBucketLogging",
                "BucketLoggingStatus",
                "<LoggingEnabled><TargetBucket>" + bucket
                        + "</TargetBucket><TargetPrefix>access/</TargetPrefix></LoggingEnabled>");
    }

    BucketModel encrypted(String algorithm) {
        return set(
                "GetBucketEncryption",
                "ServerSideEncryptionConfiguration",
                "<Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>" + algorithm
                        + "</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule>");
    }

    /** Grants something to a group of everyone, as {@code READ AllUsers}, beside what the owner has. */
    BucketModel acl(String... grants) {
        String others = Arrays.stream(grants)
                .map(grant -> grant.split(" "))
                .map(grant -> "<Grant><Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                        + " xsi:type=\"Group\"><URI>http://acs.amazonaws.com/groups/global/" + grant[1]
                        + "</URI></Grantee><Permission>" + grant[0] + "</Permission></Grant>")
                .collect(Collectors.joining());
        String owners = "<Grant><Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xsi:type=\"CanonicalUser\"><ID>79a59df900b949e55d96a1e698fbaced</ID></Grantee>"
                + "<Permission>FULL_CONTROL</Permission></Grant>";
        return set(
                "GetBucketAcl",
                "AccessControlPolicy",
                OWNER + "<AccessControlList>" + owners + others + "</AccessControlList>");
    }

    BucketModel ownership(String setting) {
        return set(
                "GetBucketOwnershipControls",
                "OwnershipControls",
                "<Rule><ObjectOwnership>" + setting + "</ObjectOwnership></Rule>");
    }

    BucketModel block(List<String> on) {
        answers.put("GetPublicAccessBlock", blocking(on));
        return this;
    }

    /** Gives the XML of a public access block. */
    static String blocking(List<String> on) {
        return "<PublicAccessBlockConfiguration" + NAMESPACE + ">"
                + ALL.stream()
                        .map(setting -> "<" + setting + ">" + on.contains(setting) + "</" + setting + ">")
                        .collect(Collectors.joining())
                + "</PublicAccessBlockConfiguration>";
    }

    BucketModel policy(String statement, boolean isPublic) {
        answers.put("GetBucketPolicy", "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}");
        return set("GetBucketPolicyStatus", "PolicyStatus", "<IsPublic>" + isPublic + "</IsPublic>");
    }

    BucketModel replicated(String... rules) {
        return set(
                "GetBucketReplication",
                "ReplicationConfiguration",
                "<Role>arn:aws:iam::111122223333:role/replication</Role>" + String.join("", rules));
    }

    /**
     * Writes an enabled rule of replication.
     *
     * @param filter what is in its filter, as {@code <Prefix>logs/</Prefix>}
     * @param key the KMS key of the replicas, as {@code us-east-1}; empty to leave out what KMS encrypts
     */
    static String rule(String id, String filter, boolean deletes, String to, String key) {
        String criteria = key.isEmpty()
                ? ""
                : "<SourceSelectionCriteria><SseKmsEncryptedObjects><Status>Enabled</Status></SseKmsEncryptedObjects>"
                        + "</SourceSelectionCriteria>";
        String encryption = key.isEmpty()
                ? ""
                : "<EncryptionConfiguration><ReplicaKmsKeyID>arn:aws:kms:" + key
                        + ":111122223333:key/1</ReplicaKmsKeyID></EncryptionConfiguration>";
        return "<Rule><ID>" + id + "</ID><Priority>1</Priority><Status>Enabled</Status><Filter>" + filter
                + "</Filter><DeleteMarkerReplication><Status>" + (deletes ? "Enabled" : "Disabled")
                + "</Status></DeleteMarkerReplication>" + criteria + "<Destination><Bucket>arn:aws:s3:::" + to
                + "</Bucket>" + encryption + "</Destination></Rule>";
    }

    private BucketModel set(String operation, String element, String inside) {
        answers.put(operation, "<" + element + NAMESPACE + ">" + inside + "</" + element + ">");
        return this;
    }

    boolean isOwn() {
        return own;
    }

    String region() {
        return region;
    }

    /** Answers a HEAD of its name. */
    Reply head() {
        return Reply.status(own ? 200 : 403, Map.of("x-amz-bucket-region", region));
    }

    /** Answers a call about it; nothing to those that it knows nothing of. */
    Optional<Reply> answer(Call call) {
        return Optional.ofNullable(answers.get(call.operation())).map(text -> reply(call, text));
    }

    static Reply reply(Call call, String text) {
        if (!text.startsWith("!")) {
            return Reply.xml(text);
        }
        int status = text.equals("!AccessDenied") ? 403 : text.equals("!MethodNotAllowed") ? 405 : 404;
        return Wire.error(call, status, text.substring(1), "It is so.");
    }
}
