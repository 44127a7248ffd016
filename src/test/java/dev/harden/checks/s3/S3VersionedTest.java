package dev.harden.checks.s3;

import static dev.harden.checks.s3.GivenS3.SHOP;
import static dev.harden.checks.s3.GivenS3.buckets;
import static dev.harden.checks.s3.GivenS3.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.s3.BucketHead;
import dev.harden.facts.s3.BucketVersioning;
import dev.harden.facts.s3.OwnBuckets;
import dev.harden.facts.s3.Place;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.Bucket;

class S3VersionedTest {
    @Test
    void passesWhenVersioningIsEnabled() {
        assertThat(versioned(buckets(SHOP), SHOP).judge(new S3Versioned()))
                .containsExactly("PASS shop: versioning is Enabled");
    }

    @Test
    void failsWhenVersioningIsSuspendedOrWasNeverEnabled() {
        assertThat(judged("Suspended")).containsExactly("FAIL shop: versioning is Suspended");
        assertThat(judged("never enabled")).containsExactly("FAIL shop: versioning was never enabled");
    }

    @Test
    void oneRefusalMakesOneBucketUnknown() {
        Place other = new Place("other", "us-east-1");
        Given given = versioned(buckets(SHOP, other), other).refused(new BucketVersioning(SHOP));
        assertThat(given.judge(new S3Versioned()))
                .satisfiesExactly(
                        shop -> assertThat(shop).startsWith("UNKNOWN shop: ACCESS_DENIED"),
                        there -> assertThat(there).startsWith("PASS other"));
    }

    @Test
    void isUnknownOnTheAccountWhenTheBucketsCannotBeListed() {
        assertThat(Given.facts().refused(new OwnBuckets()).judge(new S3Versioned()))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN 111122223333: ACCESS_DENIED");
    }

    @Test
    void asksABucketInTheRegionThatItsNameAnswersWithWhereTheListDoesNotTellIt() {
        Given given = Given.facts()
                .fact(new OwnBuckets(), List.of(Bucket.builder().name("shop").build()))
                .fact(
                        BucketHead.of("shop"),
                        new BucketHead.Head(BucketHead.Answer.ELSEWHERE, Optional.of("eu-west-1")));
        assertThat(versioned(given, SHOP).judge(new S3Versioned()))
                .singleElement()
                .asString()
                .startsWith("PASS");
    }

    @Test
    void doesNotApplyToABucketThatIsGone() {
        Given given = Given.facts()
                .fact(new OwnBuckets(), List.of(Bucket.builder().name("shop").build()))
                .fact(BucketHead.of("shop"), new BucketHead.Head(BucketHead.Answer.NONE, Optional.empty()));
        assertThat(given.judge(new S3Versioned()))
                .containsExactly("NOT_APPLICABLE shop: the bucket was deleted after the buckets were listed");
    }

    private static List<String> judged(String status) {
        return buckets(SHOP)
                .fact(new BucketVersioning(SHOP), new BucketVersioning.State(status, false))
                .judge(new S3Versioned());
    }
}
