package dev.harden.checks.s3;

import static dev.harden.checks.s3.GivenS3.REPLICA;
import static dev.harden.checks.s3.GivenS3.SHOP;
import static dev.harden.checks.s3.GivenS3.about;
import static dev.harden.checks.s3.GivenS3.anothers;
import static dev.harden.checks.s3.GivenS3.buckets;
import static dev.harden.checks.s3.GivenS3.replicated;
import static dev.harden.checks.s3.GivenS3.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.s3.BucketEncryption;
import dev.harden.facts.s3.BucketHead;
import dev.harden.facts.s3.ReplicationRules;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.ReplicationRule;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;

class S3ReplicaEncryptedTest {
    private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/k";

    @Test
    void passesWhenTheRuleTakesThemWithAKeyOfTheOtherRegion() {
        assertThat(judged(given("aws:kms", taking(KEY))))
                .isEqualTo("PASS shop: new objects are encrypted with KMS, and rule to-replica replicates them with "
                        + KEY);
        assertThat(judged(given("aws:kms:dsse", taking(KEY.replace("key/k", "alias/replicas")))))
                .startsWith("PASS");
    }

    @Test
    void failsWhenTheRuleLeavesThemOut() {
        assertThat(judged(given("aws:kms", rule("replica"))))
                .startsWith("FAIL")
                .contains("rule to-replica does not replicate them: SseKmsEncryptedObjects is not Enabled");
        ReplicationRule.Builder off = taking(KEY)
                .sourceSelectionCriteria(criteria -> criteria.sseKmsEncryptedObjects(kms -> kms.status("Disabled")));
        assertThat(judged(given("aws:kms:dsse", off))).startsWith("FAIL");
    }

    @Test
    void failsWhenTheKeyIsOfAnotherRegionThanTheReplica() {
        assertThat(judged(given("aws:kms", taking(KEY.replace("us-east-1", "eu-west-1")))))
                .startsWith("FAIL")
                .contains("which is in eu-west-1, while replica is in us-east-1");
    }

    @Test
    void failsWithoutAKeyOrDestination() {
        ReplicationRule.Builder noKey = rule("replica")
                .sourceSelectionCriteria(criteria -> criteria.sseKmsEncryptedObjects(kms -> kms.status("Enabled")));
        assertThat(judged(given("aws:kms", noKey))).startsWith("FAIL").contains("names no key");
        Given gone = given("aws:kms", taking("gone", KEY))
                .fact(BucketHead.of("gone"), new BucketHead.Head(BucketHead.Answer.NONE, Optional.empty()));
        assertThat(judged(gone)).startsWith("FAIL").contains("which does not exist");
    }

    @Test
    void oneGoodRuleForTheWholeBucketIsEnough() {
        assertThat(judged(given("aws:kms", rule("replica"), taking(KEY))))
                .startsWith("PASS")
                .contains("rule to-replica replicates them with");
        assertThat(judged(near(taking(KEY), rule("near")))).startsWith("PASS");
        assertThat(judged(near(rule("replica"), taking("near", KEY.replace("us-east-1", SHOP.region())))))
                .startsWith("FAIL")
                .contains("rule to-replica does not replicate them");
    }

    @Test
    void aGoodRuleForAPartIsNot() {
        ReplicationRule.Builder part = taking(KEY).filter(filter -> filter.prefix("a/"));
        assertThat(judged(given("aws:kms", part, rule("replica")))).startsWith("FAIL");
        assertThat(judged(given("aws:kms", part))).startsWith("PASS");
    }

    /** Gives a bucket that is replicated to another region and to another bucket of its own. */
    private static Given near(ReplicationRule.Builder... rules) {
        return given("aws:kms", rules)
                .fact(
                        BucketHead.of("near"),
                        new BucketHead.Head(BucketHead.Answer.REFUSED, Optional.of(SHOP.region())));
    }

    @Test
    void theRegionOfAnotherAccountsBucketIsKnown() {
        Given given = replicated(anothers(buckets(SHOP), REPLICA), SHOP, taking(KEY));
        assertThat(judged(encrypted(given, "aws:kms"))).startsWith("PASS");
    }

    @Test
    void doesNotApplyWhereS3sOwnKeysEncrypt() {
        assertThat(judged(given("AES256", rule("replica")))).startsWith("NOT_APPLICABLE");
        Given never =
                replicated(buckets(SHOP), SHOP, rule("replica")).fact(new BucketEncryption(SHOP), Optional.empty());
        assertThat(judged(never)).startsWith("NOT_APPLICABLE");
    }

    @Test
    void isNotAboutBucketsThatAreNotReplicated() {
        assertThat(replicated(buckets(SHOP), SHOP).judge(new S3ReplicaEncrypted()))
                .isEmpty();
        assertThat(replicated(buckets(SHOP), SHOP, rule("replica").status("Disabled"))
                        .judge(new S3ReplicaEncrypted()))
                .isEmpty();
    }

    @Test
    void isNotSettledWhenTheKeyIsNoArn() {
        assertThat(judged(given("aws:kms", taking("1234abcd")))).startsWith("UNKNOWN shop: NOT_SETTLED");
    }

    @Test
    void isUnknownWhenRefused() {
        assertThat(judged(given("aws:kms", taking(KEY)).refused(new BucketEncryption(SHOP))))
                .startsWith("UNKNOWN");
        assertThat(judged(buckets(SHOP).refused(new ReplicationRules(SHOP)))).startsWith("UNKNOWN");
    }

    private static ReplicationRule.Builder taking(String key) {
        return taking("replica", key);
    }

    private static ReplicationRule.Builder taking(String to, String key) {
        return rule(to, destination -> destination.encryptionConfiguration(one -> one.replicaKmsKeyID(key)))
                .sourceSelectionCriteria(criteria -> criteria.sseKmsEncryptedObjects(kms -> kms.status("Enabled")));
    }

    private static Given given(String algorithm, ReplicationRule.Builder... rules) {
        return encrypted(replicated(replicated(buckets(SHOP, REPLICA), REPLICA), SHOP, rules), algorithm);
    }

    private static Given encrypted(Given given, String algorithm) {
        return given.fact(
                new BucketEncryption(SHOP),
                Optional.of(ServerSideEncryptionByDefault.builder()
                        .sseAlgorithm(algorithm)
                        .build()));
    }

    private static String judged(Given given) {
        return about("shop", given.judge(new S3ReplicaEncrypted()));
    }
}
