package dev.harden.checks.s3;

import static dev.harden.checks.s3.GivenS3.REPLICA;
import static dev.harden.checks.s3.GivenS3.SHOP;
import static dev.harden.checks.s3.GivenS3.about;
import static dev.harden.checks.s3.GivenS3.anothers;
import static dev.harden.checks.s3.GivenS3.buckets;
import static dev.harden.checks.s3.GivenS3.replicated;
import static dev.harden.checks.s3.GivenS3.rule;
import static dev.harden.checks.s3.GivenS3.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.s3.BucketHead;
import dev.harden.facts.s3.BucketVersioning;
import dev.harden.facts.s3.OwnBuckets;
import dev.harden.facts.s3.Place;
import dev.harden.facts.s3.Purposes;
import dev.harden.facts.s3.ReplicationRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.DeleteMarkerReplication;
import software.amazon.awssdk.services.s3.model.ReplicationRule;
import software.amazon.awssdk.services.s3.model.ReplicationRuleFilter;
import software.amazon.awssdk.services.s3.model.Tag;

class S3ReplicatedTest {
    @Test
    void passesWhenAnEnabledRuleTakesTheWholeBucketToAnotherRegion() {
        assertThat(judged(versioned(given(rule("replica")), SHOP, REPLICA)))
                .isEqualTo("PASS shop: rule to-replica replicates the bucket to replica in us-east-1");
    }

    @Test
    void anEmptyPrefixIsTheWholeBucketInBothForms() {
        assertThat(judged(versioned(given(rule("replica").filter(prefix(""))), SHOP, REPLICA)))
                .startsWith("PASS");
        assertThat(judged(versioned(given(firstForm("")), SHOP, REPLICA))).startsWith("PASS");
    }

    @Test
    void failsWithoutAReplicationConfiguration() {
        assertThat(judged(versioned(given(), SHOP, REPLICA)))
                .isEqualTo("FAIL shop: the bucket has no replication configuration");
    }

    @Test
    void failsWhenTheReplicaIsInTheSameRegion() {
        Place near = new Place("near", "eu-west-1");
        Given given = versioned(noPurpose(buckets(SHOP, near)), SHOP, near);
        replicated(replicated(given, near), SHOP, rule("near"));
        assertThat(judged(given))
                .startsWith("FAIL")
                .contains("rule to-near goes to near in the same region, eu-west-1");
    }

    @Test
    void failsWhenTheRuleIsDisabled() {
        assertThat(judged(versioned(given(rule("replica").status("Disabled")), SHOP, REPLICA)))
                .startsWith("FAIL")
                .contains("rule to-replica is disabled");
    }

    @Test
    void failsWhenARuleTakesOnlyAPrefixOrATag() {
        assertThat(judged(versioned(given(rule("replica").filter(prefix("unused/"))), SHOP, REPLICA)))
                .startsWith("FAIL")
                .contains("takes only what has prefix unused/");
        assertThat(judged(versioned(given(firstForm("logs/")), SHOP, REPLICA)))
                .startsWith("FAIL")
                .contains("prefix logs/");
        ReplicationRuleFilter tag = ReplicationRuleFilter.builder()
                .tag(one -> one.key("keep").value("yes"))
                .build();
        assertThat(judged(versioned(given(rule("replica").filter(tag)), SHOP, REPLICA)))
                .startsWith("FAIL")
                .contains("tag keep=yes");
        ReplicationRuleFilter both = ReplicationRuleFilter.builder()
                .and(and -> and.prefix("")
                        .tags(Tag.builder().key("keep").value("yes").build()))
                .build();
        assertThat(judged(versioned(given(rule("replica").filter(both)), SHOP, REPLICA)))
                .startsWith("FAIL");
    }

    @Test
    void saysWhatIsWrongWithEachRule() {
        assertThat(judged(versioned(
                        given(
                                rule("replica").status("Disabled"),
                                rule("replica").filter(prefix("a/"))),
                        SHOP,
                        REPLICA)))
                .contains("is disabled; ")
                .contains("prefix a/");
    }

    @Test
    void oneRuleThatWorksIsEnough() {
        assertThat(judged(versioned(given(rule("replica").status("Disabled"), rule("replica")), SHOP, REPLICA)))
                .startsWith("PASS");
    }

    @Test
    void failsWhenVersioningIsOffAtEitherEnd() {
        Given here = versioned(given(rule("replica")), REPLICA)
                .fact(new BucketVersioning(SHOP), new BucketVersioning.State("Suspended", false));
        assertThat(judged(here)).startsWith("FAIL").contains("versioning of shop is Suspended");
        Given there = versioned(given(rule("replica")), SHOP)
                .fact(new BucketVersioning(REPLICA), new BucketVersioning.State("never enabled", false));
        assertThat(judged(there)).startsWith("FAIL").contains("versioning of replica was never enabled");
    }

    @Test
    void failsWhenTheDestinationDoesNotExist() {
        Given given = replicated(noPurpose(buckets(SHOP)), SHOP, rule("gone"))
                .fact(BucketHead.of("gone"), new BucketHead.Head(BucketHead.Answer.NONE, Optional.empty()));
        assertThat(judged(given)).startsWith("FAIL").contains("goes to gone, which does not exist");
    }

    @Test
    void aDestinationInAnotherAccountIsAsGood() {
        Given given = replicated(anothers(buckets(SHOP), REPLICA), SHOP, rule("replica"));
        assertThat(judged(versioned(given, SHOP, REPLICA))).startsWith("PASS");
    }

    @Test
    void theRegionOfAnotherAccountsBucketIsKnownThoughItRefuses() {
        Place near = new Place("near", "eu-west-1");
        Given given = replicated(anothers(noPurpose(buckets(SHOP)), near), SHOP, rule("near"));
        assertThat(judged(given.refused(new BucketVersioning(near))))
                .startsWith("FAIL")
                .contains("same region");
    }

    @Test
    void isNotVisibleWhenAnotherAccountHidesItsVersioning() {
        Given given = replicated(anothers(noPurpose(buckets(SHOP)), REPLICA), SHOP, rule("replica"));
        assertThat(judged(versioned(given, SHOP).refused(new BucketVersioning(REPLICA))))
                .startsWith("UNKNOWN shop: NOT_VISIBLE_FROM_HERE bucket replica belongs to another account");
    }

    @Test
    void aFailureThatIsCertainStaysOneWhenSomethingElseIsRefused() {
        Given given = given(rule("replica"))
                .refused(new BucketVersioning(SHOP))
                .fact(new BucketVersioning(REPLICA), new BucketVersioning.State("Suspended", false));
        assertThat(judged(given)).startsWith("FAIL");
    }

    @Test
    void isUnknownWhenTheConfigurationOrVersioningIsRefused() {
        assertThat(judged(versioned(noPurpose(buckets(SHOP)).refused(new ReplicationRules(SHOP)), SHOP)))
                .startsWith("UNKNOWN shop: ACCESS_DENIED");
        assertThat(judged(versioned(given(rule("replica")), REPLICA).refused(new BucketVersioning(SHOP))))
                .startsWith("UNKNOWN");
    }

    @Test
    void isUnknownWhenTheBucketsCannotBeListed() {
        assertThat(Given.facts().refused(new OwnBuckets()).judge(new S3Replicated()))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN");
    }

    private static ReplicationRuleFilter prefix(String prefix) {
        return ReplicationRuleFilter.builder().prefix(prefix).build();
    }

    @SuppressWarnings("deprecation") // rules of the first form still have their prefix there
    private static ReplicationRule.Builder firstForm(String prefix) {
        return rule("replica")
                .filter((ReplicationRuleFilter) null)
                .deleteMarkerReplication((DeleteMarkerReplication) null)
                .prefix(prefix);
    }

    private static Given given(ReplicationRule.Builder... rules) {
        return replicated(noPurpose(buckets(SHOP, REPLICA)), SHOP, rules);
    }

    private static Given noPurpose(Given given) {
        return replicated(given, REPLICA).fact(new Purposes(), new Purposes.Found(List.of(), List.of(), Map.of()));
    }

    private static String judged(Given given) {
        return about("shop", given.judge(new S3Replicated()));
    }
}
