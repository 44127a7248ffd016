package dev.harden.checks.s3;

import static dev.harden.checks.s3.GivenS3.SHOP;
import static dev.harden.checks.s3.GivenS3.buckets;
import static dev.harden.checks.s3.GivenS3.replicated;
import static dev.harden.checks.s3.GivenS3.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.facts.s3.ReplicationRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.DeleteMarkerReplication;
import software.amazon.awssdk.services.s3.model.ReplicationRule;
import software.amazon.awssdk.services.s3.model.ReplicationRuleFilter;

class S3ReplicaDeletesTest {
    private static final DeleteMarkerReplication NOT_SAID = null;

    @Test
    void saysWhetherDeleteMarkersAreReplicated() {
        assertThat(judged(rule("replica")))
                .containsExactly("PASS shop: rule to-replica replicates delete markers, but for those that a lifecycle"
                        + " rule sets");
        assertThat(judged(rule("replica").deleteMarkerReplication(marker -> marker.status("Disabled"))))
                .containsExactly("FAIL shop: rule to-replica does not replicate delete markers, so what is deleted here"
                        + " stays in the replica");
    }

    @Test
    void rulesOfTheFirstFormAlwaysDo() {
        assertThat(judged(rule("replica").filter((ReplicationRuleFilter) null).deleteMarkerReplication(NOT_SAID)))
                .singleElement()
                .asString()
                .startsWith("PASS");
    }

    @Test
    void rulesOfTheSecondFormThatDoNotSayDoNot() {
        assertThat(judged(rule("replica").deleteMarkerReplication(NOT_SAID)))
                .singleElement()
                .asString()
                .startsWith("FAIL");
        ReplicationRule.Builder timed = rule("replica", to -> to.replicationTime(time -> time.status("Enabled")));
        assertThat(judged(timed.filter((ReplicationRuleFilter) null).deleteMarkerReplication(NOT_SAID)))
                .singleElement()
                .asString()
                .startsWith("FAIL");
    }

    @Test
    void namesTheRulesThatDoNot() {
        assertThat(judged(
                        rule("replica"),
                        rule("other").deleteMarkerReplication(marker -> marker.status("Disabled")),
                        rule("off").status("Disabled").deleteMarkerReplication(NOT_SAID)))
                .singleElement()
                .asString()
                .startsWith("FAIL shop: rule to-other does not");
    }

    @Test
    void isNotAboutBucketsThatAreNotReplicated() {
        assertThat(judged()).isEmpty();
        assertThat(judged(rule("replica").status("Disabled"))).isEmpty();
    }

    @Test
    void isUnknownWhenTheRulesAreRefused() {
        assertThat(buckets(SHOP).refused(new ReplicationRules(SHOP)).judge(new S3ReplicaDeletes()))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN shop: ACCESS_DENIED");
    }

    private static List<String> judged(ReplicationRule.Builder... rules) {
        return replicated(buckets(SHOP), SHOP, rules).judge(new S3ReplicaDeletes());
    }
}
