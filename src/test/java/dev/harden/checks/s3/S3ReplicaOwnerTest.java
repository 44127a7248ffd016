package dev.harden.checks.s3;

import static dev.harden.checks.s3.GivenS3.REPLICA;
import static dev.harden.checks.s3.GivenS3.SHOP;
import static dev.harden.checks.s3.GivenS3.anothers;
import static dev.harden.checks.s3.GivenS3.buckets;
import static dev.harden.checks.s3.GivenS3.replicated;
import static dev.harden.checks.s3.GivenS3.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.s3.BucketHead;
import dev.harden.facts.s3.BucketOwnership;
import dev.harden.facts.s3.Place;
import dev.harden.facts.s3.ReplicationRules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.ReplicationRule;

class S3ReplicaOwnerTest {
    @Test
    void passesWhenTheRuleGivesTheReplicasAway() {
        ReplicationRule.Builder given = rule(
                "replica", to -> to.account("999999999999").accessControlTranslation(one -> one.owner("Destination")));
        assertThat(abroad(given).refused(new BucketOwnership(REPLICA)).judge(new S3ReplicaOwner()))
                .containsExactly("PASS shop: rule to-replica to replica gives the replicas to the account that owns"
                        + " their bucket");
    }

    @Test
    void passesWhenTheOwnerOfTheDestinationOwnsEverythingInIt() {
        assertThat(judged(Optional.of("BucketOwnerEnforced"))).startsWith("PASS");
    }

    @Test
    void failsWhenTheDestinationLeavesThemToTheirWriter() {
        assertThat(judged(Optional.of("BucketOwnerPreferred"))).startsWith("FAIL");
        assertThat(judged(Optional.empty()))
                .isEqualTo(
                        "FAIL shop: this account owns the replicas that rule to-replica makes in replica, a bucket of"
                                + " another account");
    }

    @Test
    void isNotVisibleWhenTheDestinationDoesNotTell() {
        assertThat(abroad(rule("replica")).refused(new BucketOwnership(REPLICA)).judge(new S3ReplicaOwner()))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN shop: NOT_VISIBLE_FROM_HERE");
    }

    @Test
    void aFailureThatIsCertainStaysOne() {
        Place hidden = new Place("hidden", "us-east-1");
        Given given = anothers(abroad(rule("hidden"), rule("replica")), hidden)
                .refused(new BucketOwnership(hidden))
                .fact(new BucketOwnership(REPLICA), Optional.empty());
        assertThat(given.judge(new S3ReplicaOwner())).singleElement().asString().startsWith("FAIL");
    }

    @Test
    void isNotAboutReplicasInTheAccountItselfNorAboutDisabledRules() {
        assertThat(replicated(replicated(buckets(SHOP, REPLICA), REPLICA), SHOP, rule("replica"))
                        .judge(new S3ReplicaOwner()))
                .isEmpty();
        assertThat(abroad(rule("replica").status("Disabled")).judge(new S3ReplicaOwner()))
                .isEmpty();
        assertThat(abroad().judge(new S3ReplicaOwner())).isEmpty();
    }

    @Test
    void isUnknownWhenTheRulesAreRefusedOrTheDestinationIsNotToBeFound() {
        assertThat(buckets(SHOP).refused(new ReplicationRules(SHOP)).judge(new S3ReplicaOwner()))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN shop");
        assertThat(replicated(buckets(SHOP), SHOP, rule("replica"))
                        .refused(BucketHead.of("replica"))
                        .judge(new S3ReplicaOwner()))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN shop");
    }

    private static String judged(Optional<String> ownership) {
        List<String> said = abroad(rule("replica"))
                .fact(new BucketOwnership(REPLICA), ownership)
                .judge(new S3ReplicaOwner());
        return said.get(0);
    }

    private static Given abroad(ReplicationRule.Builder... rules) {
        return replicated(anothers(buckets(SHOP), REPLICA), SHOP, rules);
    }
}
