package dev.harden.facts.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.facts.Answers;
import dev.harden.facts.CannedAws;
import dev.harden.facts.Fact;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

/** Reads S3's answers about one bucket, as they are on the wire. */
class BucketFactsTest {
    private static final Place SHOP = new Place("shop", "eu-west-1");

    @Test
    void asksInTheBucketsOwnRegion() {
        CannedAws aws = new CannedAws().answer(200, "<VersioningConfiguration/>");
        assertThat(new BucketVersioning(SHOP).load(aws)).isEqualTo(new BucketVersioning.State("never enabled", false));
        assertThat(aws.asked()).containsExactly("versioning ");
    }

    @Test
    void readsVersioning() {
        assertThat(versioning("<Status>Enabled</Status><MfaDelete>Enabled</MfaDelete>"))
                .isEqualTo(new BucketVersioning.State("Enabled", true));
        assertThat(versioning("<Status>Suspended</Status><MfaDelete>Disabled</MfaDelete>"))
                .isEqualTo(new BucketVersioning.State("Suspended", false));
    }

    @Test
    void whatAwsDocumentsAsNoneIsAnAnswer() {
        assertThat(load(new ObjectLock(SHOP), 404, "ObjectLockConfigurationNotFoundError"))
                .isEmpty();
        assertThat(load(new BucketOwnership(SHOP), 404, "OwnershipControlsNotFoundError"))
                .isEmpty();
        assertThat(load(new BucketPolicyStatus(SHOP), 404, "NoSuchBucketPolicy"))
                .isFalse();
        assertThat(load(new BucketAccessBlock(SHOP), 404, "NoSuchPublicAccessBlockConfiguration"))
                .isEmpty();
        // S3 Control, unlike S3, wraps its errors.
        assertThat(new AccountAccessBlock("111122223333")
                        .load(new CannedAws().error(404, "NoSuchPublicAccessBlockConfiguration")))
                .isEmpty();
        assertThat(load(new BucketEncryption(SHOP), 404, "ServerSideEncryptionConfigurationNotFoundError"))
                .isEmpty();
        assertThat(load(new ReplicationRules(SHOP), 404, "ReplicationConfigurationNotFoundError"))
                .isEmpty();
        assertThat(load(new BucketTags(SHOP), 404, "NoSuchTagSet")).isEmpty();
        assertThat(new BucketLogging(SHOP).load(new CannedAws().answer(200, "<BucketLoggingStatus/>")))
                .isEmpty();
    }

    static Stream<Fact<?>> facts() {
        return Stream.of(
                new ObjectLock(SHOP),
                new BucketAcl(SHOP),
                new BucketOwnership(SHOP),
                new BucketPolicyStatus(SHOP),
                new BucketAccessBlock(SHOP),
                new AccountAccessBlock("111122223333"),
                new BucketEncryption(SHOP),
                new ReplicationRules(SHOP),
                new BucketTags(SHOP));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void anEmptyAnswerIsNone(Fact<?> fact) {
        assertThatThrownBy(() -> fact.load(new CannedAws().answer(200, "<Nothing/>")))
                .isInstanceOf(Answers.Incomplete.class);
    }

    @ParameterizedTest
    @MethodSource("facts")
    void aRefusalPassesThrough(Fact<?> fact) {
        assertThatThrownBy(() -> load(fact, 403, "AccessDenied")).hasMessageContaining("403");
        assertThatThrownBy(() -> load(fact, 404, "NoSuchBucket")).hasMessageContaining("404");
    }

    @Test
    void readsPublicAccessBlocks() {
        String block = "<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls>"
                + "<IgnorePublicAcls>false</IgnorePublicAcls><BlockPublicPolicy>false</BlockPublicPolicy>"
                + "<RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>";
        EnumSet<BlockSetting> on = EnumSet.of(BlockSetting.BLOCK_PUBLIC_ACLS, BlockSetting.RESTRICT_PUBLIC_BUCKETS);
        assertThat(new BucketAccessBlock(SHOP).load(new CannedAws().answer(200, block)))
                .isEqualTo(on);
        assertThat(new AccountAccessBlock("111122223333").load(new CannedAws().answer(200, block)))
                .isEqualTo(on);
        String cut = block.replace("<IgnorePublicAcls>false</IgnorePublicAcls>", "");
        assertThatThrownBy(() -> new BucketAccessBlock(SHOP).load(new CannedAws().answer(200, cut)))
                .isInstanceOf(Answers.Incomplete.class)
                .hasMessage("IgnorePublicAcls");
    }

    @Test
    void readsPolicyStatusAclOwnershipLoggingAndTags() {
        assertThat(new BucketPolicyStatus(SHOP)
                        .load(new CannedAws().answer(200, "<PolicyStatus><IsPublic>true</IsPublic></PolicyStatus>")))
                .isTrue();
        String grants = "<AccessControlPolicy><Owner><ID>1</ID></Owner><AccessControlList><Grant><Grantee"
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"Group\"><URI>group</URI></Grantee>"
                + "<Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>";
        assertThat(new BucketAcl(SHOP).load(new CannedAws().answer(200, grants)))
                .singleElement()
                .satisfies(grant -> assertThat(grant.grantee().uri()).isEqualTo("group"));
        assertThat(new BucketOwnership(SHOP)
                        .load(new CannedAws()
                                .answer(
                                        200,
                                        "<OwnershipControls><Rule><ObjectOwnership>ObjectWriter</ObjectOwnership></Rule>"
                                                + "</OwnershipControls>")))
                .contains("ObjectWriter");
        assertThat(new BucketLogging(SHOP)
                        .load(new CannedAws()
                                .answer(
                                        200,
                                        "<BucketLoggingStatus><LoggingEnabled><TargetBucket>logs</TargetBucket>"
                                                + "</LoggingEnabled></BucketLoggingStatus>"))
                        .orElseThrow()
                        .targetBucket())
                .isEqualTo("logs");
        assertThat(new BucketTags(SHOP)
                        .load(new CannedAws()
                                .answer(
                                        200,
                                        "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>")))
                .containsExactly(Tag.builder().key("a").value("b").build());
    }

    @Test
    void readsThePolicyAsItIs() {
        assertThat(new BucketPolicy(SHOP).load(new CannedAws().answer(200, "{\"Statement\":[]}")))
                .contains("{\"Statement\":[]}");
        assertThat(load(new BucketPolicy(SHOP), 404, "NoSuchBucketPolicy")).isEmpty();
        assertThatThrownBy(() -> load(new BucketPolicy(SHOP), 405, "MethodNotAllowed"))
                .isInstanceOf(S3Exception.class);
    }

    @Test
    void readsEncryptionAlsoWithoutAChosenAlgorithm() {
        String rule = "<ServerSideEncryptionConfiguration><Rule>%s</Rule></ServerSideEncryptionConfiguration>";
        String kms = "<ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms:dsse</SSEAlgorithm>"
                + "</ApplyServerSideEncryptionByDefault>";
        assertThat(BucketEncryption.isKms(
                        new BucketEncryption(SHOP).load(new CannedAws().answer(200, rule.formatted(kms)))))
                .isTrue();
        String blocked = "<BlockedEncryptionTypes><EncryptionType>SSE-C</EncryptionType></BlockedEncryptionTypes>";
        assertThat(new BucketEncryption(SHOP).load(new CannedAws().answer(200, rule.formatted(blocked))))
                .isEmpty();
        assertThat(BucketEncryption.isKms(Optional.empty())).isFalse();
    }

    @Test
    void readsReplicationInBothForms() {
        List<Replication> rules = rules("<Rule><ID>v1</ID><Prefix></Prefix><Status>Enabled</Status><Destination>"
                + "<Bucket>arn:aws:s3:::one</Bucket></Destination></Rule>"
                + "<Rule><ID>v2</ID><Priority>1</Priority><Status>Enabled</Status><Filter/>"
                + "<DeleteMarkerReplication><Status>Disabled</Status></DeleteMarkerReplication><Destination>"
                + "<Bucket>arn:aws-cn:s3:::two</Bucket></Destination></Rule>"
                + "<Rule><Status>Disabled</Status><Filter><And><Prefix>a/</Prefix><Tag><Key>k</Key><Value>v</Value></Tag>"
                + "</And></Filter><Destination><Bucket>arn:aws:s3:::three</Bucket></Destination></Rule>");
        assertThat(rules).extracting(Replication::name).containsExactly("rule v1", "rule v2", "rule 3");
        assertThat(rules).extracting(Replication::bucket).containsExactly("one", "two", "three");
        assertThat(rules).extracting(Replication::isEnabled).containsExactly(true, true, false);
        assertThat(rules).extracting(Replication::narrowedTo).containsExactly("", "", "prefix a/ and tag k=v");
        assertThat(rules).extracting(Replication::takesDeleteMarkers).containsExactly(true, false, false);
    }

    @Test
    void aRuleThatLacksWhatS3AlwaysFillsIsNoAnswer() {
        assertThatThrownBy(() ->
                        rules("<Rule><ID>a</ID><Destination><Bucket>arn:aws:s3:::b</Bucket></Destination></Rule>"))
                .isInstanceOf(Answers.Incomplete.class);
        assertThatThrownBy(() -> rules("<Rule><ID>a</ID><Status>Enabled</Status></Rule>"))
                .isInstanceOf(Answers.Incomplete.class);
    }

    @Test
    void anotherErrorThanThatThereIsNonePassesThrough() {
        assertThatThrownBy(() -> load(new BucketVersioning(SHOP), 403, "AccessDenied"))
                .isInstanceOf(S3Exception.class);
        assertThatThrownBy(() -> load(new BucketLogging(SHOP), 403, "AccessDenied"))
                .isInstanceOf(S3Exception.class);
    }

    private static List<Replication> rules(String rules) {
        return new ReplicationRules(SHOP)
                .load(new CannedAws()
                        .answer(
                                200,
                                "<ReplicationConfiguration><Role>r</Role>" + rules + "</ReplicationConfiguration>"));
    }

    private static BucketVersioning.State versioning(String inside) {
        String xml = "<VersioningConfiguration>" + inside + "</VersioningConfiguration>";
        return new BucketVersioning(SHOP).load(new CannedAws().answer(200, xml));
    }

    private static <T> T load(Fact<T> fact, int status, String code) {
        return fact.load(new CannedAws().answer(status, "<Error><Code>" + code + "</Code></Error>"));
    }
}
