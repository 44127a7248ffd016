package dev.harden.facts.s3;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether a setting of public access blocks is on for a bucket, and by which of them: S3 applies what the bucket's own
 * and the account's set together.
 *
 * @param place the bucket
 * @param setting the setting
 */
@RestsOn({BucketAccessBlock.class, BucketOwner.class, OwnersBlock.class})
public record Blocked(Place place, BlockSetting setting) implements Derived<Optional<String>> {
    /** Who may set it. */
    private enum Level {
        ACCOUNT("of the account") {
            @Override
            Set<BlockSetting> on(Place place, Facts facts) {
                return facts.get(new OwnersBlock(place.bucket()));
            }
        },
        BUCKET("of the bucket") {
            @Override
            Set<BlockSetting> on(Place place, Facts facts) {
                return BucketOwner.ask(place.bucket(), new BucketAccessBlock(place), facts);
            }
        };

        private final String whose;

        Level(String whose) {
            this.whose = whose;
        }

        abstract Set<BlockSetting> on(Place place, Facts facts);
    }

    @Override
    public Optional<String> derive(Facts facts) {
        return facts.first(
                        EnumSet.allOf(Level.class),
                        level -> level.on(place, facts).contains(setting))
                .map(level -> setting.word() + " " + level.whose);
    }
}
