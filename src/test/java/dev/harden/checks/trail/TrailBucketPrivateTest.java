package dev.harden.checks.trail;

import static dev.harden.checks.trail.GivenTrailBuckets.LOGS;
import static dev.harden.checks.trail.GivenTrailBuckets.anothers;
import static dev.harden.checks.trail.GivenTrailBuckets.archive;
import static dev.harden.checks.trail.GivenTrailBuckets.own;
import static dev.harden.facts.s3.BlockSetting.BLOCK_PUBLIC_ACLS;
import static dev.harden.facts.s3.BlockSetting.BLOCK_PUBLIC_POLICY;
import static dev.harden.facts.s3.BlockSetting.IGNORE_PUBLIC_ACLS;
import static dev.harden.facts.s3.BlockSetting.RESTRICT_PUBLIC_BUCKETS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.s3.AccountAccessBlock;
import dev.harden.facts.s3.BucketAccessBlock;
import dev.harden.facts.s3.BucketAcl;
import dev.harden.facts.s3.BucketHead;
import dev.harden.facts.s3.BucketOwnership;
import dev.harden.facts.s3.BucketPolicy;
import dev.harden.facts.s3.BucketPolicyStatus;
import dev.harden.facts.s3.OwnBuckets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.Grant;

class TrailBucketPrivateTest {
    private static final AccountAccessBlock ACCOUNT = new AccountAccessBlock("111122223333");
    private static final BucketAccessBlock BUCKET = new BucketAccessBlock(LOGS);
    private static final String ALL_USERS = "http://acs.amazonaws.com/groups/global/AllUsers";

    @Test
    void passesWhenNeitherPolicyNorListIsPublic() {
        assertThat(judged(policy(acl(own()), false)))
                .isEqualTo("PASS main: trail main writes to logs, whose policy and access control list are not public");
    }

    @Test
    void saysWhomThePolicyLetsInOnACondition() {
        String organization = "{\"Statement\":[{\"Sid\":\"Org\",\"Effect\":\"Allow\",\"Principal\":\"*\","
                + "\"Action\":\"s3:Get*\",\"Resource\":\"arn:aws:s3:::logs/*\",\"Condition\":{\"StringEquals\":"
                + "{\"aws:PrincipalOrgID\":\"o-abcdefghij\"}}}]}";
        assertThat(judged(policy(acl(own()), false).fact(new BucketPolicy(LOGS), Optional.of(organization))))
                .startsWith("PASS")
                .endsWith(
                        "; statement Org of the bucket policy allows whoever meets the conditions on aws:PrincipalOrgID");
        String trail = "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudtrail.amazonaws.com\"},"
                + "\"Action\":\"s3:*\",\"Resource\":\"*\"},{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":"
                + "\"s3:*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}";
        assertThat(judged(policy(acl(own()), false).fact(new BucketPolicy(LOGS), Optional.of(trail))))
                .endsWith("access control list are not public");
        assertThat(judged(policy(acl(own()), false).refused(new BucketPolicy(LOGS))))
                .startsWith("PASS");
    }

    @Test
    void failsWhenTheConditionsOfThePolicyKeepNobodyOut() {
        String statement = "{\"Sid\":\"%s\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\","
                + "\"Resource\":\"arn:aws:s3:::logs/*\",\"Condition\":{\"%s\":{\"aws:PrincipalOrgID\":\"o-abcdefghij\"}}}";
        String halves = "{\"Statement\":[" + statement.formatted("In", "StringEquals") + ","
                + statement.formatted("Out", "StringNotEquals") + "]}";
        assertThat(judged(policy(acl(own()), false).fact(new BucketPolicy(LOGS), Optional.of(halves))))
                .startsWith("FAIL main: trail main writes to logs, and statement ")
                .endsWith(" of the bucket policy allows anyone who signs a request: no condition restricts it");
        String never =
                "{\"Statement\":[" + statement.formatted("In", "StringEquals").replace("o-abcdefghij", "o-*") + "]}";
        assertThat(judged(policy(acl(own()), false).fact(new BucketPolicy(LOGS), Optional.of(never))))
                .as("no organization is called so")
                .endsWith("access control list are not public");
    }

    @Test
    void failsWhenThePolicyIsPublicAndNothingClosesIt() {
        Given given = policy(acl(own()), true)
                .fact(ACCOUNT, Set.of(BLOCK_PUBLIC_POLICY, BLOCK_PUBLIC_ACLS, IGNORE_PUBLIC_ACLS))
                .fact(BUCKET, Set.of());
        assertThat(judged(given)).isEqualTo("FAIL main: trail main writes to logs, and the bucket policy is public");
    }

    @Test
    void passesWhenEitherBlockClosesThePolicy() {
        assertThat(judged(policy(acl(own()), true)
                        .fact(ACCOUNT, Set.of(RESTRICT_PUBLIC_BUCKETS))
                        .refused(BUCKET)))
                .startsWith("PASS")
                .endsWith("the bucket policy is public, blocked by RestrictPublicBuckets of the account");
        assertThat(judged(policy(acl(own()), true).refused(ACCOUNT).fact(BUCKET, Set.of(RESTRICT_PUBLIC_BUCKETS))))
                .startsWith("PASS");
        assertThat(judged(policy(acl(own()), true).refused(ACCOUNT).fact(BUCKET, Set.of())))
                .startsWith("UNKNOWN");
    }

    @Test
    void failsWhenTheListGrantsSomethingToEverybody() {
        Given given = policy(acl(own(), ALL_USERS), false)
                .fact(ACCOUNT, Set.of(BLOCK_PUBLIC_ACLS, RESTRICT_PUBLIC_BUCKETS))
                .fact(BUCKET, Set.of())
                .fact(new BucketOwnership(LOGS), Optional.of("ObjectWriter"));
        assertThat(judged(given)).startsWith("FAIL").endsWith("grants READ to everyone");
    }

    @Test
    void passesWhenOwnershipOrABlockVoidsTheList() {
        Given enforced = policy(acl(own(), ALL_USERS), false)
                .fact(new BucketOwnership(LOGS), Optional.of("BucketOwnerEnforced"))
                .refused(ACCOUNT)
                .refused(BUCKET);
        assertThat(judged(enforced)).startsWith("PASS").contains("blocked by Object Ownership BucketOwnerEnforced");
        Given ignored = policy(acl(own(), ALL_USERS), false)
                .refused(new BucketOwnership(LOGS))
                .fact(ACCOUNT, Set.of())
                .fact(BUCKET, Set.of(IGNORE_PUBLIC_ACLS));
        assertThat(judged(ignored)).startsWith("PASS").contains("blocked by IgnorePublicAcls of the bucket");
    }

    @Test
    void aWayThatIsOpenIsEnoughWhateverIsRefused() {
        Given given = policy(own(), true)
                .refused(new BucketAcl(LOGS))
                .fact(ACCOUNT, Set.of())
                .fact(BUCKET, Set.of());
        assertThat(judged(given)).startsWith("FAIL");
    }

    @Test
    void isUnknownWhenPolicyStatusOrListIsRefused() {
        assertThat(judged(acl(own()).refused(new BucketPolicyStatus(LOGS)))).startsWith("UNKNOWN main: ACCESS_DENIED");
        assertThat(judged(policy(own(), false).refused(new BucketAcl(LOGS)))).startsWith("UNKNOWN");
    }

    @Test
    void theBlockOfAnotherAccountIsNotSeen() {
        Given open = policy(acl(anothers()), true).fact(BUCKET, Set.of());
        assertThat(judged(open))
                .startsWith("UNKNOWN main: NOT_VISIBLE_FROM_HERE the public access block of the account");
        Given closed = policy(acl(anothers()), true).fact(BUCKET, Set.of(RESTRICT_PUBLIC_BUCKETS));
        assertThat(judged(closed)).startsWith("PASS");
        assertThat(judged(policy(acl(anothers()), false))).startsWith("PASS");
    }

    private static Given policy(Given given, boolean isPublic) {
        return given.fact(new BucketPolicyStatus(LOGS), isPublic).fact(new BucketPolicy(LOGS), Optional.empty());
    }

    private static Given acl(Given given, String... groups) {
        return given.fact(
                new BucketAcl(LOGS),
                List.of(groups).stream()
                        .map(group -> Grant.builder()
                                .permission("READ")
                                .grantee(grantee -> grantee.uri(group))
                                .build())
                        .toList());
    }

    private static String judged(Given given) {
        return GivenTrailBuckets.judged(new TrailBucketPrivate(), given);
    }

    @Test
    void theBlockOfAnotherAccountIsSeenThere() {
        AccountAccessBlock there = new AccountAccessBlock("999999999999");
        assertThat(judged(foreign().beside(archive().fact(there, Set.of(RESTRICT_PUBLIC_BUCKETS)))))
                .startsWith("PASS")
                .endsWith("the bucket policy is public, blocked by RestrictPublicBuckets of the account");
        assertThat(judged(foreign()
                        .fact(ACCOUNT, Set.of(RESTRICT_PUBLIC_BUCKETS))
                        .beside(archive().fact(there, Set.of()))))
                .as("this account's own block is not the owner's")
                .isEqualTo("FAIL main: trail main writes to logs, and the bucket policy is public");
        assertThat(judged(foreign().beside(archive().refused(there)))).startsWith("UNKNOWN main: ACCESS_DENIED");
    }

    private static Given foreign() {
        return policy(acl(anothers()), true).fact(BUCKET, Set.of());
    }

    @Test
    void whatTheBucketRefusesIsAskedOfItsOwner() {
        Given archive = policy(acl(archive()), true).fact(BUCKET, Set.of(RESTRICT_PUBLIC_BUCKETS));
        archive.fact(new AccountAccessBlock("999999999999"), Set.of());
        Given refused = anothers()
                .refused(new BucketPolicyStatus(LOGS))
                .refused(new BucketPolicy(LOGS))
                .refused(new BucketAcl(LOGS))
                .refused(BUCKET);
        assertThat(judged(refused)).startsWith("UNKNOWN main: NOT_VISIBLE_FROM_HERE");
        assertThat(judged(refused.beside(archive))).startsWith("PASS").endsWith("RestrictPublicBuckets of the bucket");
        assertThat(judged(refused.beside(archive.fact(BUCKET, Set.of())))).startsWith("FAIL");
    }

    @Test
    void theOwnerIsFoundAlsoWhereThisAccountCannotTell() {
        Given archive = policy(acl(archive()), false);
        Given refused = anothers()
                .refused(new OwnBuckets())
                .fact(
                        new BucketHead("logs", "eu-west-1", Optional.of("111122223333")),
                        new BucketHead.Head(BucketHead.Answer.REFUSED, Optional.empty()))
                .refused(new BucketPolicyStatus(LOGS))
                .refused(new BucketPolicy(LOGS))
                .refused(new BucketAcl(LOGS));
        assertThat(judged(refused)).startsWith("UNKNOWN main: ACCESS_DENIED");
        assertThat(judged(refused.beside(archive))).startsWith("PASS");
    }
}
