package dev.harden.facts.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.facts.Answers;
import dev.harden.facts.CannedAws;
import dev.harden.facts.s3.BucketHead.Answer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3FactsTest {
    private static final Map<String, String> REGION = Map.of("x-amz-bucket-region", "eu-west-1");

    @Test
    void aStatusIsAnAnswer() {
        assertThat(head(200, REGION)).isEqualTo(new BucketHead.Head(Answer.READABLE, Optional.of("eu-west-1")));
        assertThat(head(301, REGION)).isEqualTo(new BucketHead.Head(Answer.ELSEWHERE, Optional.of("eu-west-1")));
        assertThat(head(400, REGION)).isEqualTo(new BucketHead.Head(Answer.ELSEWHERE, Optional.of("eu-west-1")));
        assertThat(head(403, REGION)).isEqualTo(new BucketHead.Head(Answer.REFUSED, Optional.of("eu-west-1")));
        assertThat(head(404, Map.of())).isEqualTo(new BucketHead.Head(Answer.NONE, Optional.empty()));
    }

    @Test
    void aBadRequestWithoutARegionSaysNothingOfTheBucket() {
        assertThatThrownBy(() -> head(400, Map.of())).isInstanceOf(S3Exception.class);
        assertThatThrownBy(() -> head(500, Map.of())).isInstanceOf(S3Exception.class);
    }

    @Test
    void listsAllPagesOfBuckets() {
        CannedAws aws = new CannedAws()
                .answer(
                        200,
                        "<ListAllMyBucketsResult><Buckets/><ContinuationToken>t</ContinuationToken>"
                                + "</ListAllMyBucketsResult>")
                .answer(
                        200,
                        "<ListAllMyBucketsResult><Buckets><Bucket><Name>a</Name></Bucket></Buckets>"
                                + "</ListAllMyBucketsResult>");
        assertThat(new OwnBuckets().load(aws)).extracting(Bucket::name).containsExactly("a");
        assertThat(aws.asked().get(1)).contains("continuation-token=t");
    }

    @Test
    void anEmptyAnswerIsNoAccountWithoutBuckets() {
        CannedAws aws = new CannedAws().answer(200, "<ListAllMyBucketsResult/>");
        assertThatThrownBy(() -> new OwnBuckets().load(aws)).isInstanceOf(Answers.Incomplete.class);
    }

    private static BucketHead.Head head(int status, Map<String, String> headers) {
        return BucketHead.of("logs").load(new CannedAws().answer(status, headers, ""));
    }
}
