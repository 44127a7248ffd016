package dev.harden.checks.s3;

import dev.harden.checks.Mend;
import dev.harden.facts.s3.AccountAccessBlock;
import dev.harden.facts.s3.BlockSetting;
import dev.harden.facts.s3.BucketAccessBlock;
import dev.harden.facts.s3.Place;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Makes the changes of buckets that more than one check wants. */
public final class BucketMends {
    private static final String ABSENT = "NoSuchPublicAccessBlockConfiguration";

    private static final String DELETE = "DeletePublicAccessBlock";

    private BucketMends() {}

    /** Sets all four settings of a bucket's own public access block. */
    public static Mend blocked(Place place, Set<BlockSetting> before, String cutOff) {
        Map<String, Object> whose = Map.of("Bucket", place.bucket());
        Step step = put("s3api", place.region(), whose, before);
        return Mend.of(
                        new Target("AWS::S3::Bucket", place.region(), place.bucket(), "public access block"),
                        "bucket " + place.bucket() + " blocks all public access",
                        cutOff.isEmpty() ? step : step.but(Effect.CUTS_OFF, cutOff))
                .foretelling(new BucketAccessBlock(place), none -> EnumSet.allOf(BlockSetting.class));
    }

    /** Sets all four settings of an account's public access block; S3 takes it in any region. */
    static Mend blocked(String account, Set<BlockSetting> before, String cutOff) {
        Map<String, Object> whose = Map.of("AccountId", account);
        Step step = put("s3control", "us-east-1", whose, before);
        return Mend.of(
                        new Target("AWS::::Account", "global", account, "public access block of S3"),
                        "the account blocks all public access to S3",
                        step.but(Effect.CUTS_OFF, cutOff))
                .foretelling(new AccountAccessBlock(account), none -> EnumSet.allOf(BlockSetting.class));
    }

    private static Step put(String service, String region, Map<String, Object> whose, Set<BlockSetting> before) {
        Map<String, Object> input = new LinkedHashMap<>(whose);
        input.put("PublicAccessBlockConfiguration", block(EnumSet.allOf(BlockSetting.class)));
        Map<String, Object> back = new LinkedHashMap<>(whose);
        back.put("PublicAccessBlockConfiguration", block(before));
        Call read = new Call(service, "GetPublicAccessBlock", region, whose);
        Step step = Step.of(new Call(service, "PutPublicAccessBlock", region, input));
        Guard seen = Guard.of(read, "PublicAccessBlockConfiguration == `" + Call.json(block(before)) + "`");
        return before.isEmpty()
                ? step.guarded(seen.orAbsent(ABSENT)).undoneBy(new Call(service, DELETE, region, whose))
                : step.guarded(seen).undoneBy(new Call(service, "PutPublicAccessBlock", region, back));
    }

    private static Map<String, Object> block(Set<BlockSetting> on) {
        Map<String, Object> settings = Call.map();
        for (BlockSetting setting : BlockSetting.values()) {
            settings.put(setting.word(), on.contains(setting));
        }
        return settings;
    }
}
