package dev.harden.checks.s3;

import static dev.harden.checks.s3.GivenS3.REPLICA;
import static dev.harden.checks.s3.GivenS3.SHOP;
import static dev.harden.checks.s3.GivenS3.anothers;
import static dev.harden.checks.s3.GivenS3.buckets;
import static dev.harden.checks.s3.GivenS3.replicated;
import static dev.harden.checks.s3.GivenS3.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Check;
import dev.harden.checks.Given;
import dev.harden.checks.Mended;
import dev.harden.facts.s3.BucketEncryption;
import dev.harden.facts.s3.BucketOwnership;
import dev.harden.facts.s3.BucketPolicy;
import dev.harden.facts.s3.BucketVersioning;
import dev.harden.facts.s3.ObjectLock;
import dev.harden.facts.s3.Place;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.Placeholder;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;

class BucketMendsTest {
    private static final String TLS =
            "{\"Sid\":\"TlsOnly\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\","
                    + "\"Resource\":[\"arn:aws:s3:::shop\",\"arn:aws:s3:::shop/*\"],"
                    + "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}";
    private static final String KMS = "arn:aws:kms:us-east-1:111122223333:key/k";

    private static Step step(Given given, Check<?> check) {
        List<Step> steps = Mended.steps(given, check);
        assertThat(steps).hasSize(1);
        return steps.get(0);
    }

    private static void passes(Given given, Check<?> check) {
        assertThat(Mended.judged(given, check)).isNotEmpty().allMatch(line -> line.startsWith("PASS"));
    }

    @Test
    void aStatementIsAddedToThePolicyThatIsThere() {
        String policy =
                "{\"Version\":\"2012-10-17\",\"Id\":\"`odd`\",\"Statement\":{\"Sid\":\"TlsOnly\",\"Effect\":\"Allow\","
                        + "\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::shop/*\"}}";
        Given given = buckets(SHOP).fact(new BucketPolicy(SHOP), Optional.of(policy));
        Step step = step(given, new S3TlsOnly());
        assertThat(step.call().input())
                .containsEntry(
                        "Policy",
                        "{\"Version\":\"2012-10-17\",\"Id\":\"`odd`\",\"Statement\":[{\"Sid\":\"TlsOnly\","
                                + "\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\","
                                + "\"Resource\":\"arn:aws:s3:::shop/*\"}," + TLS.replace("TlsOnly", "TlsOnly2") + "]}");
        assertThat(step.guards().get(0).expression())
                .startsWith("Policy == `\"{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Id\\\":\\\"\\`odd\\`\\\"");
        assertThat(step.undo().get(0).input()).containsEntry("Policy", policy);
        assertThat(step.effects()).containsEntry(Effect.CUTS_OFF, "whoever asks bucket shop without TLS");
        passes(given, new S3TlsOnly());
    }

    @Test
    void aPolicyIsMadeWhereThereIsNone() {
        Given given = buckets(SHOP).fact(new BucketPolicy(SHOP), Optional.empty());
        Step step = step(given, new S3TlsOnly());
        assertThat(step.call().input())
                .containsEntry("Policy", "{\"Version\":\"2012-10-17\",\"Statement\":[" + TLS + "]}");
        assertThat(step.guards().get(0).absent()).contains("NoSuchBucketPolicy");
        assertThat(step.undo()).extracting(Call::operation).containsExactly("DeleteBucketPolicy");
        passes(given, new S3TlsOnly());
    }

    @Test
    void twoStatementsOfOnePolicyAreOneCallAndTheSameIsAddedOnce() {
        Optional<String> none = Optional.empty();
        Map<String, Object> deny = Call.map("Effect", "Deny");
        Remedy one = BucketDocuments.stating(SHOP, none, "one", "One", deny, "a");
        Remedy same = BucketDocuments.stating(SHOP, none, "one", "One", deny, "a");
        Remedy other = BucketDocuments.stating(SHOP, none, "other", "Other", Call.map("Effect", "Allow"), "b");
        List<Intent> joined = Mended.joined(List.of(one, same, other));
        assertThat(joined).hasSize(1);
        assertThat(joined.get(0).about()).isEqualTo("one; other");
        Step step = joined.get(0).steps().get(0);
        assertThat((String) step.call().input().get("Policy"))
                .endsWith("[{\"Sid\":\"One\",\"Effect\":\"Deny\"},{\"Sid\":\"Other\",\"Effect\":\"Allow\"}]}");
        assertThat(step.effects()).containsEntry(Effect.CUTS_OFF, "a; b");
    }

    @Test
    void versioningCostsAndCanBePausedAlone() {
        Given given =
                buckets(SHOP).fact(new BucketVersioning(SHOP), new BucketVersioning.State("never enabled", false));
        Step step = step(given, new S3Versioned());
        assertThat(step.call().command())
                .isEqualTo("aws s3api put-bucket-versioning --region eu-west-1 --bucket shop --cli-input-json"
                        + " '{\"VersioningConfiguration\":{\"Status\":\"Enabled\"}}'");
        assertThat(step.guards().get(0).expression()).isEqualTo("!Status");
        assertThat(step.effects()).containsOnlyKeys(Effect.COSTS);
        passes(given, new S3Versioned());
        assertThat(Mended.without(
                        buckets(SHOP).fact(new BucketVersioning(SHOP), new BucketVersioning.State("Suspended", true)),
                        new S3Versioned()))
                .startsWith("PERSON MFA delete is on");
    }

    @Test
    void mfaDeleteStandsBesideVersioningAndTakesRoot() {
        Given given = buckets(SHOP)
                .fact(new BucketVersioning(SHOP), new BucketVersioning.State("Suspended", false))
                .fact(new ObjectLock(SHOP), Optional.empty());
        Step step = step(given, new S3MfaDelete());
        assertThat(step.effects()).containsOnlyKeys(Effect.NEEDS_ROOT, Effect.CUTS_OFF);
        assertThat(step.call().command()).contains("--mfa '<ROOT_MFA>'");
        passes(given, new S3MfaDelete());
        List<Remedy> both = new ArrayList<>(given.remedies(new S3Versioned(), "global"));
        both.addAll(given.remedies(new S3MfaDelete(), "global"));
        assertThat(Mended.joined(both)).hasSize(2);
    }

    @Test
    void encryptionTakesAKeyThatIsGiven() {
        Given given = buckets(SHOP).option("s3-encrypted.kms", true).fact(new BucketEncryption(SHOP), Optional.empty());
        Step step = step(given, new S3Encrypted());
        assertThat(step.placeholders()).extracting(Placeholder::name).containsExactly("BUCKET_KEY_ARN");
        assertThat(step.guards().get(0).absent()).contains("ServerSideEncryptionConfigurationNotFoundError");
        passes(given, new S3Encrypted());
    }

    @Test
    void aRuleOfReplicationIsChangedAndTheOthersStay() {
        Given given = anothers(buckets(SHOP), REPLICA).fact(new BucketOwnership(REPLICA), Optional.empty());
        replicated(
                given,
                SHOP,
                rule("replica", to -> to.account("999999999999")).priority(3),
                rule("off").status("Disabled"));
        Step step = step(given, new S3ReplicaOwner());
        assertThat(Call.json(step.call().input().get("ReplicationConfiguration")))
                .isEqualTo("{\"Role\":\"arn:aws:iam::111122223333:role/replication\",\"Rules\":[{\"ID\":\"to-replica\","
                        + "\"Priority\":3,\"Filter\":{},\"Status\":\"Enabled\",\"Destination\":{\"Bucket\":"
                        + "\"arn:aws:s3:::replica\",\"Account\":\"999999999999\",\"AccessControlTranslation\":"
                        + "{\"Owner\":\"Destination\"}},\"DeleteMarkerReplication\":{\"Status\":\"Enabled\"}},"
                        + "{\"ID\":\"to-off\",\"Filter\":{},\"Status\":\"Disabled\",\"Destination\":{\"Bucket\":"
                        + "\"arn:aws:s3:::off\"},\"DeleteMarkerReplication\":{\"Status\":\"Enabled\"}}]}");
        assertThat(step.guards().get(0).expression()).startsWith("ReplicationConfiguration == `{\"Role\":");
        passes(given, new S3ReplicaOwner());
    }

    @Test
    void changesOfOneReplicationAreOneCall() {
        Given given = buckets(SHOP, REPLICA)
                .fact(
                        new BucketEncryption(SHOP),
                        Optional.of(ServerSideEncryptionByDefault.builder()
                                .sseAlgorithm("aws:kms")
                                .build()));
        replicated(
                given,
                SHOP,
                rule("replica", to -> to.encryptionConfiguration(key -> key.replicaKmsKeyID(KMS)))
                        .deleteMarkerReplication(marker -> marker.status("Disabled")));
        replicated(given, REPLICA);
        passes(given, new S3ReplicaDeletes());
        passes(given, new S3ReplicaEncrypted());
        List<Remedy> both = new ArrayList<>(given.remedies(new S3ReplicaDeletes(), "global"));
        both.addAll(given.remedies(new S3ReplicaEncrypted(), "global"));
        List<Intent> joined = Mended.joined(both);
        assertThat(joined).hasSize(1);
        assertThat(Call.json(joined.get(0).steps().get(0).call().input()))
                .contains("\"DeleteMarkerReplication\":{\"Status\":\"Enabled\"}")
                .contains("\"SseKmsEncryptedObjects\":{\"Status\":\"Enabled\"}");
    }

    @Test
    void withoutAKeyOfTheOtherRegionOneIsAskedFor() {
        Given given = buckets(SHOP, REPLICA)
                .fact(
                        new BucketEncryption(SHOP),
                        Optional.of(ServerSideEncryptionByDefault.builder()
                                .sseAlgorithm("aws:kms")
                                .build()));
        replicated(given, SHOP, rule("replica"));
        replicated(given, REPLICA);
        Step step = step(given, new S3ReplicaEncrypted());
        assertThat(step.placeholders())
                .extracting(Placeholder::meaning)
                .containsExactly("the ARN of a KMS key in us-east-1 that the role of the replication may use");
    }

    @Test
    void aBucketWithoutReplicationIsReplicatedToWhatIsGiven() {
        Given given = buckets(SHOP)
                .option("s3-replicated.names", List.of("shop"))
                .fact(new BucketVersioning(SHOP), new BucketVersioning.State("Suspended", false));
        replicated(given, SHOP);
        assertThat(Mended.steps(given, new S3Replicated()))
                .extracting(step -> step.call().operation())
                .containsExactly("PutBucketVersioning", "PutBucketReplication");
    }

    @Test
    void aLockStaysForGoodAndLetsThoseByWhoMayPass() {
        Place logs = new Place("logs", "eu-west-1");
        Remedy remedy = BucketMends.locked(logs, new BucketVersioning.State("never enabled", false), false);
        List<Step> steps = remedy.alone();
        assertThat(steps)
                .extracting(step -> step.call().operation())
                .containsExactly("PutBucketVersioning", "PutObjectLockConfiguration");
        assertThat(steps.get(1).effects()).containsOnlyKeys(Effect.COSTS, Effect.CUTS_OFF, Effect.IRREVERSIBLE);
        assertThat(BucketMends.locked(logs, new BucketVersioning.State("Enabled", false), true)
                        .alone()
                        .get(0)
                        .effects())
                .containsOnlyKeys(Effect.COSTS, Effect.CUTS_OFF);
    }
}
