package dev.harden.facts.s3;

import dev.harden.facts.Answers;
import java.util.EnumSet;
import java.util.Set;

/**
 * Is a setting of a public access block.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html">
 *     Blocking public access</a>
 */
public enum BlockSetting {
    /** Refuses new public access control lists; leaves those that are there in force. */
    BLOCK_PUBLIC_ACLS("BlockPublicAcls"),
    /** Takes the force from public access control lists, of the bucket and of its objects. */
    IGNORE_PUBLIC_ACLS("IgnorePublicAcls"),
    /** Refuses new public policies; leaves that which is there in force. */
    BLOCK_PUBLIC_POLICY("BlockPublicPolicy"),
    /** Lets only AWS's services and the account's own people use a public policy. */
    RESTRICT_PUBLIC_BUCKETS("RestrictPublicBuckets");

    private final String word;

    BlockSetting(String word) {
        this.word = word;
    }

    /** Gives AWS's name. */
    public String word() {
        return word;
    }

    /** Gives the settings that are on, in the order of the constants. */
    static Set<BlockSetting> on(Boolean... values) {
        Set<BlockSetting> on = EnumSet.noneOf(BlockSetting.class);
        for (BlockSetting setting : values()) {
            if (Answers.require(values[setting.ordinal()], setting.word)) {
                on.add(setting);
            }
        }
        return on;
    }
}
