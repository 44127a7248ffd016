package dev.harden.checks.instance;

import static dev.harden.checks.instance.GivenInstances.REGION;
import static dev.harden.checks.instance.GivenInstances.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.logs.LogGroup;
import dev.harden.facts.s3.BucketHead;
import dev.harden.facts.s3.BucketHead.Answer;
import dev.harden.facts.ssm.SessionPreferences;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstanceSessionLoggingTest {
    private static final InstanceSessionLogging CHECK = new InstanceSessionLogging();
    private static final BucketHead BUCKET = BucketHead.of("logs");
    private static final LogGroup GROUP = new LogGroup(REGION, "/ssm");

    @Test
    void passesWhenSessionsGoToABucketThatIsThereWhoeverOwnsIt() {
        for (Answer answer : new Answer[] {Answer.READABLE, Answer.REFUSED, Answer.ELSEWHERE}) {
            assertThat(said(set("logs", "").fact(BUCKET, head(answer)), CHECK))
                    .isEqualTo(
                            "PASS 111122223333: sessions go to bucket logs; those of other documents, of ports and of"
                                    + " SSH are never logged");
        }
    }

    @Test
    void passesWhenSessionsGoToALogGroupThatIsThere() {
        assertThat(said(set("", "/ssm").fact(GROUP, there()), CHECK))
                .startsWith("PASS 111122223333: sessions go to log group /ssm;");
    }

    @Test
    void failsWhenThePreferencesWereNeverSet() {
        assertThat(said(Given.facts().fact(new SessionPreferences(REGION), Optional.empty()), CHECK))
                .isEqualTo("FAIL 111122223333: the preferences of Session Manager were never set, so sessions are not"
                        + " logged");
    }

    @Test
    void failsWhenTheyNameNoPlace() {
        assertThat(said(set("", ""), CHECK))
                .isEqualTo("FAIL 111122223333: SSM-SessionManagerRunShell names neither a bucket nor a log group");
    }

    @Test
    void failsWhenThePlacesAreGone() {
        assertThat(said(set("logs", "/ssm").fact(BUCKET, head(Answer.NONE)).fact(GROUP, Optional.empty()), CHECK))
                .isEqualTo("FAIL 111122223333: sessions go to what does not exist: bucket logs and log group /ssm");
    }

    @Test
    void isUnknownWhenARefusalCouldTurnIt() {
        Given gone = set("logs", "/ssm").fact(BUCKET, head(Answer.NONE)).refused(GROUP);
        assertThat(said(gone, CHECK)).startsWith("UNKNOWN 111122223333: ACCESS_DENIED");
        assertThat(said(set("logs", "/ssm").refused(BUCKET).fact(GROUP, there()), CHECK))
                .as("certain all the same")
                .startsWith("PASS");
        assertThat(said(Given.facts().refused(new SessionPreferences(REGION)), CHECK))
                .startsWith("UNKNOWN 111122223333: ACCESS_DENIED");
    }

    private static Given set(String bucket, String group) {
        return Given.facts()
                .fact(new SessionPreferences(REGION), Optional.of(new SessionPreferences.Logging(bucket, group)));
    }

    private static BucketHead.Head head(Answer answer) {
        return new BucketHead.Head(answer, Optional.empty());
    }

    private static Optional<software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup> there() {
        return Optional.of(software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup.builder()
                .logGroupName("/ssm")
                .build());
    }
}
