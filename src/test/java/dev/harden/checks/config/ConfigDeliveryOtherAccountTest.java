package dev.harden.checks.config;

import static dev.harden.checks.config.GivenConfig.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.s3.BucketHead;
import dev.harden.facts.s3.BucketHead.Answer;
import dev.harden.facts.s3.BucketHead.Head;
import dev.harden.facts.s3.OwnBuckets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.Bucket;

class ConfigDeliveryOtherAccountTest {
    private static final String ARCHIVE = "999999999999";

    private static Given channel(Answer answer, String... own) {
        return GivenConfig.channel(Given.facts(), OTHER, channel -> {})
                .fact(
                        new OwnBuckets(),
                        List.of(own).stream()
                                .map(name -> Bucket.builder().name(name).build())
                                .toList())
                .fact(BucketHead.of("logs"), new Head(answer, Optional.of(OTHER)));
    }

    private static String judged(Given given) {
        return given.judge(new ConfigDeliveryOtherAccount(), OTHER).get(0);
    }

    @Test
    void holdsTheChannelToTheRulesOfTrails() {
        assertThat(judged(channel(Answer.REFUSED, "else")))
                .startsWith("PASS")
                .contains("delivery channel default writes to logs, owned by another account");
        assertThat(judged(channel(Answer.READABLE, "logs"))).startsWith("FAIL").contains("owned by this account");
        assertThat(judged(channel(Answer.NONE)))
                .startsWith("FAIL")
                .contains("(critical)")
                .contains("anyone may claim");
    }

    @Test
    void holdsTheChannelToTheLogArchive() {
        BucketHead asked = new BucketHead("logs", OTHER, Optional.of(ARCHIVE));
        Given accepted = channel(Answer.REFUSED)
                .option("audit.log-archive-account", ARCHIVE)
                .fact(asked, new Head(Answer.READABLE, Optional.empty()));
        assertThat(judged(accepted)).startsWith("PASS").contains("the log archive " + ARCHIVE);
        assertThat(judged(accepted.fact(asked, new Head(Answer.REFUSED, Optional.empty()))))
                .startsWith("UNKNOWN")
                .contains("NOT_VISIBLE_FROM_HERE");
        assertThat(judged(channel(Answer.READABLE, "logs").option("audit.log-archive-account", Given.ACCOUNT.id())))
                .startsWith("NOT_APPLICABLE");
    }

    @Test
    void failsWithoutAChannelAndIsUnknownWhenItIsNotSeen() {
        assertThat(judged(GivenConfig.none())).startsWith("FAIL").contains("no delivery channel");
        assertThat(judged(channel(Answer.REFUSED, "else")
                        .refused(new OwnBuckets())
                        .fact(
                                new BucketHead("logs", OTHER, Optional.of(Given.ACCOUNT.id())),
                                new Head(Answer.REFUSED, Optional.empty()))))
                .startsWith("UNKNOWN");
    }

    @Test
    void theAccountsOfTheSameRunTellWhetherTheLogArchiveHasTheBucket() {
        Given given = channel(Answer.REFUSED).option("audit.log-archive-account", ARCHIVE);
        given.fact(new BucketHead("logs", OTHER, Optional.of(ARCHIVE)), new Head(Answer.REFUSED, Optional.empty()));
        Given archive = Given.in(ARCHIVE)
                .fact(new OwnBuckets(), List.of(Bucket.builder().name("logs").build()));
        assertThat(judged(given.beside(archive))).startsWith("PASS").contains("the log archive " + ARCHIVE);
        assertThat(judged(given.beside(archive.fact(new OwnBuckets(), List.of()))))
                .startsWith("FAIL")
                .contains("not among the buckets of the log archive");
    }
}
