package dev.harden.checks.trail;

import static dev.harden.checks.trail.GivenTrails.multiRegion;
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

class TrailBucketOtherAccountTest {
    private static final String ARCHIVE = "999999999999";

    @Test
    void anAccountOfTheSameRunTellsThatTheBucketIsItsOwn() {
        Given archive = Given.in(ARCHIVE).fact(new OwnBuckets(), List.of(bucket("logs")));
        Given given = head(buckets("other"), Answer.REFUSED).option("audit.log-archive-account", ARCHIVE);
        given.fact(asked(ARCHIVE), new Head(Answer.REFUSED, Optional.empty()));
        assertThat(judged(given, "logs")).startsWith("UNKNOWN");
        assertThat(judged(given.beside(archive), "logs")).startsWith("PASS").contains("log archive " + ARCHIVE);
        Given elsewhere = Given.in("333333333333").fact(new OwnBuckets(), List.of(bucket("logs")));
        Given wrong = head(buckets("other"), Answer.REFUSED).option("audit.log-archive-account", ARCHIVE);
        wrong.fact(asked(ARCHIVE), new Head(Answer.REFUSED, Optional.empty()));
        assertThat(judged(wrong.beside(elsewhere), "logs"))
                .startsWith("FAIL")
                .contains("owned by account 333333333333 and not by the log archive");
    }

    private static Bucket bucket(String name) {
        return Bucket.builder().name(name).build();
    }

    @Test
    void failsWhenTheBucketIsInTheAccountsList() {
        assertThat(judged(buckets("other", "logs"), "logs")).startsWith("FAIL");
        assertThat(said(buckets("other", "logs"), "logs"))
                .isEqualTo("trail main writes to logs, owned by this account: it is in the account's list of buckets");
    }

    @Test
    void passesWhenTheBucketExistsAndIsNotInTheList() {
        assertThat(judged(head(buckets("other"), Answer.REFUSED), "logs"))
                .startsWith("PASS")
                .contains("owned by another account");
        assertThat(judged(head(buckets("other"), Answer.ELSEWHERE), "logs")).startsWith("PASS");
        assertThat(judged(head(buckets("other"), Answer.READABLE), "logs")).startsWith("PASS");
    }

    @Test
    void isCriticalWhenAnyoneMayClaimTheName() {
        assertThat(judged(head(buckets("other"), Answer.NONE), "logs"))
                .startsWith("FAIL")
                .contains("(critical)")
                .contains("anyone may claim");
    }

    @Test
    void isNotCriticalWhenTheNameIsKeptForItsAccount() {
        String bucket = "logs-999999999999-us-east-1-an";
        Given given = Given.facts().fact(new OwnBuckets(), List.of());
        given.fact(BucketHead.of(bucket), new Head(Answer.NONE, Optional.empty()));
        assertThat(judged(given, bucket))
                .startsWith("FAIL")
                .doesNotContain("critical")
                .contains(ARCHIVE);
    }

    @Test
    void aRefusalAloneProvesNoOwner() {
        Given given = head(Given.facts().refused(new OwnBuckets()), Answer.REFUSED);
        given.fact(asked("111122223333"), new Head(Answer.REFUSED, Optional.empty()));
        assertThat(judged(given, "logs")).startsWith("UNKNOWN").contains("ACCESS_DENIED");
    }

    @Test
    void s3KnowsTheOwnerWhenTheListIsRefused() {
        Given own = head(Given.facts().refused(new OwnBuckets()), Answer.READABLE)
                .fact(asked("111122223333"), new Head(Answer.READABLE, Optional.empty()));
        assertThat(judged(own, "logs")).startsWith("FAIL").contains("S3 accepts this account as its owner");
        Given others = head(Given.facts().refused(new OwnBuckets()), Answer.READABLE)
                .fact(asked("111122223333"), new Head(Answer.REFUSED, Optional.empty()));
        assertThat(judged(others, "logs")).startsWith("PASS");
    }

    @Test
    void theNamespaceNamesTheOwnerWhenTheListIsRefused() {
        String bucket = "logs-999999999999-eu-west-1-an";
        Given given = Given.facts().refused(new OwnBuckets());
        given.fact(BucketHead.of(bucket), new Head(Answer.REFUSED, Optional.empty()));
        assertThat(judged(given, bucket)).startsWith("PASS").contains("owned by account 999999999999");
    }

    @Test
    void isUnknownWhenNothingOfTheBucketIsSeen() {
        Given given = Given.facts().fact(new OwnBuckets(), List.of()).refused(BucketHead.of("logs"));
        assertThat(judged(given, "logs")).startsWith("UNKNOWN");
    }

    @Test
    void holdsTheBucketToTheLogArchive() {
        Given accepted =
                head(buckets(), Answer.REFUSED).fact(asked(ARCHIVE), new Head(Answer.READABLE, Optional.empty()));
        assertThat(archived(accepted, ARCHIVE)).startsWith("PASS").contains("the log archive 999999999999");
        Given refused =
                head(buckets(), Answer.REFUSED).fact(asked(ARCHIVE), new Head(Answer.REFUSED, Optional.empty()));
        assertThat(archived(refused, ARCHIVE)).startsWith("UNKNOWN").contains("NOT_VISIBLE_FROM_HERE");
        assertThat(archived(buckets("logs"), ARCHIVE)).startsWith("FAIL");
    }

    @Test
    void failsWhenTheNameSaysAnotherAccountThanTheLogArchive() {
        String bucket = "logs-888888888888-eu-west-1-an";
        Given given = buckets().fact(BucketHead.of(bucket), new Head(Answer.REFUSED, Optional.empty()));
        assertThat(judged(given.option("audit.log-archive-account", ARCHIVE), bucket))
                .startsWith("FAIL")
                .contains("not by the log archive");
    }

    @Test
    void doesNotApplyToTheLogArchiveItself() {
        assertThat(archived(buckets("logs"), "111122223333"))
                .startsWith("NOT_APPLICABLE")
                .endsWith("this account is the log archive");
    }

    private static String archived(Given given, String archive) {
        return judged(given.option("audit.log-archive-account", archive), "logs");
    }

    private static BucketHead asked(String owner) {
        return new BucketHead("logs", "global", Optional.of(owner));
    }

    private static Given buckets(String... names) {
        return Given.facts()
                .fact(
                        new OwnBuckets(),
                        List.of(names).stream()
                                .map(name -> Bucket.builder().name(name).build())
                                .toList());
    }

    private static Given head(Given given, Answer answer) {
        return given.fact(BucketHead.of("logs"), new Head(answer, Optional.empty()));
    }

    private static String said(Given given, String bucket) {
        String judged = judged(given, bucket);
        return judged.substring(judged.indexOf(": trail") + 2);
    }

    private static String judged(Given given, String bucket) {
        return new GivenTrails(given)
                .trail(multiRegion("main").s3BucketName(bucket))
                .facts()
                .judge(new TrailBucketOtherAccount())
                .get(0);
    }

    @Test
    void failsWhenTheLogArchiveOfTheSameRunDoesNotHaveTheBucket() {
        Given given = head(buckets("other"), Answer.REFUSED).option("audit.log-archive-account", ARCHIVE);
        given.fact(asked(ARCHIVE), new Head(Answer.REFUSED, Optional.empty()));
        assertThat(judged(given.beside(Given.in(ARCHIVE).refused(new OwnBuckets())), "logs"))
                .startsWith("UNKNOWN")
                .contains("NOT_VISIBLE_FROM_HERE");
        Given archive = Given.in(ARCHIVE).fact(new OwnBuckets(), List.of(bucket("else")));
        assertThat(said(given.beside(archive), "logs"))
                .isEqualTo("trail main writes to logs, which is not among the buckets of the log archive " + ARCHIVE);
    }

    @Test
    void anAccountOfTheSameRunTellsWhereNothingElseDoes() {
        Given given = head(Given.facts().refused(new OwnBuckets()), Answer.REFUSED);
        given.fact(asked("111122223333"), new Head(Answer.REFUSED, Optional.empty()));
        Given without = Given.in("333333333333").fact(new OwnBuckets(), List.of(bucket("else")));
        assertThat(judged(given.beside(without), "logs")).startsWith("UNKNOWN").contains("ACCESS_DENIED");
        Given archive = Given.in(ARCHIVE).fact(new OwnBuckets(), List.of(bucket("logs")));
        assertThat(judged(given.beside(archive), "logs"))
                .startsWith("PASS")
                .endsWith("owned by account 999999999999: it is in the list of buckets of account 999999999999");
    }
}
