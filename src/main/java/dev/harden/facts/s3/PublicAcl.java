package dev.harden.facts.s3;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.Grant;

/**
 * Tells whether a bucket's access control list gives everybody access, and what closes that; none where it does not.
 *
 * @param place the bucket
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#specifying-grantee-predefined-groups">
 *     Predefined groups</a>
 */
@RestsOn({BucketOwner.class, Blocked.class, BucketAcl.class, BucketOwnership.class})
public record PublicAcl(Place place) implements Derived<List<PublicWay>> {
    /** Everybody who has an account of AWS is everybody. */
    private static final Map<String, String> EVERYBODY = Map.of(
            "http://acs.amazonaws.com/groups/global/AllUsers", "everyone",
            "http://acs.amazonaws.com/groups/global/AuthenticatedUsers", "everyone with an AWS account");

    /** What takes the force from the list. */
    private enum Closing {
        OWNERSHIP {
            @Override
            Optional<String> by(Place place, Facts facts) {
                return BucketOwner.ask(place.bucket(), new BucketOwnership(place), facts)
                        .filter(BucketOwnership.ENFORCED::equals)
                        .map(enforced -> "Object Ownership " + enforced);
            }
        },
        BLOCK {
            @Override
            Optional<String> by(Place place, Facts facts) {
                return facts.get(new Blocked(place, BlockSetting.IGNORE_PUBLIC_ACLS));
            }
        };

        abstract Optional<String> by(Place place, Facts facts);
    }

    @Override
    public List<PublicWay> derive(Facts facts) {
        List<Grant> grants = BucketOwner.ask(place.bucket(), new BucketAcl(place), facts).stream()
                .filter(grant -> isToEverybody(grant.grantee().uri()))
                .toList();
        if (grants.isEmpty()) {
            return List.of();
        }
        String text = grants.stream()
                .map(grant -> "grants " + grant.permissionAsString() + " to "
                        + EVERYBODY.get(grant.grantee().uri()))
                .distinct()
                .collect(Collectors.joining(" and ", "its access control list ", ""));
        Optional<String> closed = facts.find(List.of(Closing.values()), closing -> closing.by(place, facts));
        return List.of(new PublicWay(text, closed));
    }

    private static boolean isToEverybody(String group) {
        return group != null && EVERYBODY.containsKey(group);
    }
}
