package dev.harden.backend;

import static dev.harden.backend.BucketModel.anothers;
import static dev.harden.backend.BucketModel.closed;
import static dev.harden.backend.BucketModel.own;
import static dev.harden.backend.BucketModel.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives the accounts of the tests their buckets, and the account's public access block.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html">ListBuckets</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_GetPublicAccessBlock.html">
 *     GetPublicAccessBlock of S3 Control</a>
 */
final class Buckets {
    private static final String TLS = "{\"Sid\":\"Tls\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\","
            + "\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}";
    private static final String READ = "{\"Sid\":\"Read\",\"Effect\":\"Allow\",\"Principal\":\"*\","
            + "\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}";
    private static final Pattern LISTED =
            Pattern.compile("<Bucket>.*?<Name>([^<]*)</Name>.*?</Bucket>", Pattern.DOTALL);

    private final Map<String, BucketModel> buckets = new LinkedHashMap<>();
    /** Answers for buckets of the account that others have made. */
    private final BucketModel fallback;

    private final String accountBlock;

    private Buckets(BucketModel fallback, String accountBlock) {
        this.fallback = fallback;
        this.accountBlock = accountBlock;
    }

    private Buckets add(String name, BucketModel model) {
        buckets.put(name, model);
        return this;
    }

    /** Lets a front answer for these buckets; whether the list of buckets tells their regions. */
    private void into(Front front, boolean regions) {
        front.change("s3:ListBuckets", (call, body) -> listed(body, regions));
        front.when(
                call -> call.service().equals("s3") && !call.operation().equals("ListBuckets"),
                (call, behind) -> answer(call, behind));
    }

    private Reply answer(Call call, Supplier<Reply> behind) {
        if (Wire.isOfControl(call)) {
            return BucketModel.reply(call, accountBlock);
        }
        Optional<BucketModel> known = Optional.ofNullable(buckets.get(call.bucket()));
        if (call.operation().equals("HeadBucket")) {
            return known.map(BucketModel::head).orElseGet(behind);
        }
        return known.orElse(fallback).answer(call).orElseGet(behind);
    }

    private String listed(String body, boolean regions) {
        StringBuilder items = new StringBuilder();
        Matcher item = LISTED.matcher(body);
        while (item.find()) {
            if (!buckets.containsKey(item.group(1))) {
                items.append(item.group());
            }
        }
        buckets.forEach((name, model) -> {
            if (model.isOwn()) {
                items.append("<Bucket><Name>" + name + "</Name><CreationDate>2024-01-01T00:00:00.000Z</CreationDate>"
                        + (regions ? "<BucketRegion>" + model.region() + "</BucketRegion>" : "") + "</Bucket>");
            }
        });
        return "<ListAllMyBucketsResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Owner><ID>1</ID></Owner>"
                + "<Buckets>" + items + "</Buckets></ListAllMyBucketsResult>";
    }

    private static BucketModel replicated(String region, String to, String toRegion) {
        return own(region)
                .versioned(true)
                .encrypted("aws:kms")
                .policy(TLS, false)
                .replicated(rule("all", "", true, to, toRegion));
    }

    /** Gives buckets that hold, and an archive in another account that lets itself be read. */
    static void good(Front front) {
        String id = front.account();
        BucketModel plain = own("us-east-1").versioned(true).policy(TLS, false);
        new Buckets(replicated("eu-west-1", "backup-" + id, "us-east-1"), BucketModel.blocking(BucketModel.ALL))
                .add(
                        "archive-" + id,
                        anothers("eu-west-1")
                                .versioned(false)
                                .locked("COMPLIANCE")
                                .logsTo("archive-access")
                                .policy(TLS, false))
                .add("backup-" + id, anothers("us-east-1").versioned(false))
                .add(
                        "shop-" + id,
                        replicated("eu-west-1", "replica-" + id, "us-east-1")
                                .logsTo("access-" + id)
                                .replicated(
                                        rule("own", "", true, "replica-" + id, "us-east-1"),
                                        rule("backup", "<Prefix></Prefix>", true, "backup-" + id, "us-east-1")))
                .add("replica-" + id, plain)
                .add("access-" + id, plain)
                .into(front, true);
    }

    /** Gives buckets in which everything is wrong. */
    static void bad(Front front) {
        String id = front.account();
        new Buckets(own("us-east-1").old(), BucketModel.NO_BLOCK)
                .add("own-" + id, own("us-east-1").old().acl("READ AllUsers").policy(READ, true))
                .add("backup-" + id, anothers("us-east-1").suspended().old())
                .add(
                        "shop-" + id,
                        own("eu-west-1")
                                .old()
                                .suspended()
                                .encrypted("aws:kms:dsse")
                                .replicated(
                                        rule("logs", "<Prefix>logs/</Prefix>", false, "backup-" + id, ""),
                                        rule("here", "", false, "copy-" + id, "")))
                .add("copy-" + id, own("eu-west-1").old().suspended())
                .into(front, true);
    }

    /** Gives buckets that hold for unusual reasons, and a list that does not tell their regions. */
    static void odd(Front front) {
        String id = front.account();
        new Buckets(own("eu-west-1"), BucketModel.blocking(List.of("BlockPublicAcls", "BlockPublicPolicy")))
                .add(
                        "billing-" + id,
                        own("eu-west-1")
                                .versioned(true)
                                .logsTo("billing-" + id)
                                .acl("READ AllUsers", "READ_ACP AuthenticatedUsers")
                                .block(List.of("RestrictPublicBuckets"))
                                .policy(READ, true))
                .add(
                        "data-" + id,
                        own("eu-west-1")
                                .versioned(false)
                                .locked("")
                                .block(List.of("IgnorePublicAcls", "RestrictPublicBuckets"))
                                .replicated("<Rule><ID>old</ID><Prefix></Prefix><Status>Enabled</Status><Destination>"
                                        + "<Bucket>arn:aws:s3:::elsewhere-" + id + "</Bucket></Destination></Rule>"))
                .add("elsewhere-" + id, anothers("us-east-1").versioned(false))
                .into(front, false);
    }

    /** Gives no buckets to an account that has none. */
    static void none(Front front) {
        new Buckets(own("us-east-1"), BucketModel.NO_BLOCK).into(front, true);
    }

    /** Gives the buckets of a small company. */
    static void company(Front front) {
        new Buckets(own("eu-west-1"), BucketModel.blocking(List.of("BlockPublicAcls", "IgnorePublicAcls")))
                .add("teapot-log-archive", closed("eu-west-1"))
                .add(
                        "teapot-shop",
                        own("eu-west-1")
                                .versioned(false)
                                .encrypted("aws:kms")
                                .replicated(rule("pictures", "<Prefix>pictures/</Prefix>", true, "teapot-replica", "")))
                .add("teapot-replica", own("us-east-1").versioned(false))
                .add("teapot-web", own("eu-west-1").old().policy(READ, true))
                .add("teapot-old-logs", own("us-east-1").old())
                .into(front, true);
    }
}
