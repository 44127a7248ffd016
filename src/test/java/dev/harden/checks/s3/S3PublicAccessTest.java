package dev.harden.checks.s3;

import static dev.harden.checks.s3.GivenS3.SHOP;
import static dev.harden.checks.s3.GivenS3.about;
import static dev.harden.checks.s3.GivenS3.buckets;
import static dev.harden.facts.s3.BlockSetting.BLOCK_PUBLIC_ACLS;
import static dev.harden.facts.s3.BlockSetting.BLOCK_PUBLIC_POLICY;
import static dev.harden.facts.s3.BlockSetting.IGNORE_PUBLIC_ACLS;
import static dev.harden.facts.s3.BlockSetting.RESTRICT_PUBLIC_BUCKETS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.Foresees;
import dev.harden.facts.s3.AccountAccessBlock;
import dev.harden.facts.s3.BlockSetting;
import dev.harden.facts.s3.BucketAccessBlock;
import dev.harden.facts.s3.BucketAcl;
import dev.harden.facts.s3.BucketOwnership;
import dev.harden.facts.s3.BucketPolicyStatus;
import dev.harden.facts.s3.OwnBuckets;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.Grant;

class S3PublicAccessTest {
    private static final Set<BlockSetting> ALL = EnumSet.allOf(BlockSetting.class);
    private static final AccountAccessBlock ACCOUNT = new AccountAccessBlock("111122223333");
    private static final BucketAccessBlock BUCKET = new BucketAccessBlock(SHOP);
    private static final String ALL_USERS = "http://acs.amazonaws.com/groups/global/AllUsers";

    @Test
    void passesForAccountAndBucketWhenTheAccountSetsAllFour() {
        assertThat(given(ALL, Set.of()).judge(new S3PublicAccess()))
                .containsExactly(
                        "PASS 111122223333: Block Public Access of the account has all four settings on",
                        "PASS shop: Block Public Access of the account and the bucket together has all four settings on");
    }

    @Test
    void isMendedByPuttingTheBlockAndUndoneByWhatWasThere() {
        Remedy account = given(EnumSet.of(BLOCK_PUBLIC_ACLS), ALL)
                .remedies(new S3PublicAccess(), "global")
                .get(0);
        Step step = account.alone().get(0);
        assertThat(step.call().command())
                .isEqualTo("aws s3control put-public-access-block --region us-east-1 --account-id 111122223333"
                        + " --cli-input-json '{\"PublicAccessBlockConfiguration\":{\"BlockPublicAcls\":true,"
                        + "\"IgnorePublicAcls\":true,\"BlockPublicPolicy\":true,\"RestrictPublicBuckets\":true}}'");
        assertThat(step.undo().get(0).command())
                .contains("put-public-access-block")
                .contains("\"BlockPublicAcls\":true,\"IgnorePublicAcls\":false");
        assertThat(step.effects()).containsOnlyKeys(Effect.CUTS_OFF);
        Foresees foretold = (Foresees) ((Remedy.Changes) account).intents().get(0);
        assertThat(foretold.after(ACCOUNT, Set.of())).isEqualTo(ALL);
    }

    @Test
    void theBucketsOwnBlockIsEnoughForItButNotForTheAccount() {
        List<String> said = given(Set.of(), ALL).judge(new S3PublicAccess());
        assertThat(about("111122223333", said))
                .startsWith("FAIL")
                .contains("BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy and RestrictPublicBuckets off");
        assertThat(about("shop", said)).startsWith("PASS");
    }

    @Test
    void bothBlocksTogetherMaySetAllFour() {
        Given given = given(
                Set.of(BLOCK_PUBLIC_ACLS, BLOCK_PUBLIC_POLICY), Set.of(IGNORE_PUBLIC_ACLS, RESTRICT_PUBLIC_BUCKETS));
        assertThat(bucket(given)).startsWith("PASS");
    }

    @Test
    void threeFailThoughTheyBlockEverythingToday() {
        assertThat(bucket(quiet(given(Set.of(RESTRICT_PUBLIC_BUCKETS, BLOCK_PUBLIC_ACLS), Set.of(IGNORE_PUBLIC_ACLS)))))
                .isEqualTo(
                        "FAIL shop: BlockPublicPolicy is off for account and bucket; public access is blocked by IgnorePublicAcls of the bucket and RestrictPublicBuckets of the account");
    }

    @Test
    void severalThatAreOffAreNamedInOneSentence() {
        assertThat(bucket(quiet(given(Set.of(), Set.of(IGNORE_PUBLIC_ACLS, RESTRICT_PUBLIC_BUCKETS)))))
                .startsWith("FAIL shop: BlockPublicAcls and BlockPublicPolicy are off for account and bucket; ");
    }

    @Test
    void aPublicPolicyThatIsBlockedTodayIsSaid() {
        Given given = quiet(given(Set.of(), Set.of(RESTRICT_PUBLIC_BUCKETS, BLOCK_PUBLIC_ACLS, BLOCK_PUBLIC_POLICY)))
                .fact(new BucketPolicyStatus(SHOP), true);
        assertThat(bucket(given))
                .startsWith("FAIL shop: IgnorePublicAcls is off")
                .endsWith("the bucket policy is public, blocked by RestrictPublicBuckets of the bucket");
    }

    @Test
    void blockingNewPoliciesAndListsDoesNotCloseThoseThatAreThere() {
        Given given = quiet(given(Set.of(BLOCK_PUBLIC_ACLS, BLOCK_PUBLIC_POLICY), Set.of()))
                .fact(new BucketPolicyStatus(SHOP), true);
        assertThat(bucket(given))
                .startsWith("FAIL shop (critical):")
                .endsWith(" and the bucket is public now: the bucket policy is public");
    }

    @Test
    void anAccessControlListForEverybodyIsCritical() {
        assertThat(bucket(granting(quiet(given(Set.of(), Set.of())), "READ", ALL_USERS)))
                .startsWith("FAIL shop (critical):")
                .endsWith("its access control list grants READ to everyone");
        assertThat(bucket(granting(
                        quiet(given(Set.of(), Set.of())),
                        "WRITE",
                        "http://acs.amazonaws.com/groups/global/AuthenticatedUsers")))
                .startsWith("FAIL shop (critical):")
                .endsWith("grants WRITE to everyone with an AWS account");
    }

    @Test
    void anAccessControlListIsVoidWhereTheOwnerOwnsEverything() {
        Given given = granting(quiet(given(Set.of(), Set.of())), "READ", ALL_USERS)
                .fact(new BucketOwnership(SHOP), Optional.of("BucketOwnerEnforced"));
        assertThat(bucket(given))
                .startsWith("FAIL shop: ")
                .contains("grants READ to everyone, blocked by Object Ownership BucketOwnerEnforced");
    }

    @Test
    void grantsToOthersThanEverybodyAreNotPublic() {
        Given given =
                granting(quiet(given(Set.of(), Set.of())), "WRITE", "http://acs.amazonaws.com/groups/s3/LogDelivery");
        assertThat(bucket(given)).endsWith("; neither the bucket policy nor the access control list is public");
    }

    @Test
    void aFailureStaysOneWhenItIsNotSeenWhetherTheBucketIsPublicNow() {
        Given given = quiet(given(Set.of(), Set.of())).refused(new BucketPolicyStatus(SHOP));
        assertThat(bucket(given)).startsWith("FAIL shop: ").contains("whether the bucket is public now was not seen");
    }

    @Test
    void aRefusedBlockMattersOnlyWhereTheOtherDoesNotSetAllFour() {
        assertThat(bucket(given(ALL, Set.of()).refused(BUCKET))).startsWith("PASS");
        assertThat(bucket(given(Set.of(), ALL).refused(ACCOUNT))).startsWith("PASS");
        assertThat(bucket(given(Set.of(), Set.of(BLOCK_PUBLIC_ACLS)).refused(ACCOUNT)))
                .startsWith("UNKNOWN");
        assertThat(bucket(given(Set.of(BLOCK_PUBLIC_ACLS), Set.of()).refused(BUCKET)))
                .startsWith("UNKNOWN");
        assertThat(about("111122223333", given(ALL, ALL).refused(ACCOUNT).judge(new S3PublicAccess())))
                .startsWith("UNKNOWN");
    }

    @Test
    void theAccountIsJudgedThoughItsBucketsCannotBeListed() {
        assertThat(Given.facts().fact(ACCOUNT, ALL).refused(new OwnBuckets()).judge(new S3PublicAccess()))
                .satisfiesExactlyInAnyOrder(
                        account -> assertThat(account).startsWith("PASS 111122223333"),
                        buckets -> assertThat(buckets).startsWith("UNKNOWN *: ACCESS_DENIED"));
    }

    private static Given given(Set<BlockSetting> account, Set<BlockSetting> bucket) {
        return buckets(SHOP).fact(ACCOUNT, account).fact(BUCKET, bucket);
    }

    private static Given quiet(Given given) {
        return given.fact(new BucketPolicyStatus(SHOP), false)
                .fact(new BucketAcl(SHOP), List.of())
                .fact(new BucketOwnership(SHOP), Optional.empty());
    }

    private static Given granting(Given given, String permission, String group) {
        return given.fact(
                new BucketAcl(SHOP),
                List.of(Grant.builder()
                        .permission(permission)
                        .grantee(grantee -> grantee.uri(group))
                        .build()));
    }

    private static String bucket(Given given) {
        return about("shop", given.judge(new S3PublicAccess()));
    }
}
