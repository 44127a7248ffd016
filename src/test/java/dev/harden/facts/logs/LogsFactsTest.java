package dev.harden.facts.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.facts.Answers;
import dev.harden.facts.CannedAws;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;

class LogsFactsTest {
    private static final LogStreams STREAMS = new LogStreams("eu-west-1", "/app", "i-");

    @Test
    void listsAllPagesAlsoAfterAnEmptyOne() {
        CannedAws groups = new CannedAws()
                .answer(200, "{\"logGroups\":[],\"nextToken\":\"t\"}")
                .answer(200, "{\"logGroups\":[{\"logGroupName\":\"/app\"}]}");
        assertThat(new LogGroups("eu-west-1").load(groups)).hasSize(1);
        CannedAws streams = new CannedAws()
                .answer(200, "{\"logStreams\":[],\"nextToken\":\"t\"}")
                .answer(200, "{\"logStreams\":[{\"logStreamName\":\"i-1\"}]}");
        assertThat(STREAMS.load(streams)).extracting(LogStream::logStreamName).containsExactly("i-1");
        assertThat(streams.asked().get(1))
                .contains("\"logStreamNamePrefix\":\"i-\"")
                .contains("\"nextToken\":\"t\"");
    }

    @Test
    void aGroupThatIsGoneHasNoStreams() {
        assertThat(STREAMS.load(error("ResourceNotFoundException"))).isEmpty();
        assertThatThrownBy(() -> STREAMS.load(error("AccessDeniedException")))
                .isInstanceOf(CloudWatchLogsException.class);
    }

    @Test
    void anEmptyAnswerIsNone() {
        assertThatThrownBy(() -> STREAMS.load(new CannedAws().answer(200, "{}")))
                .isInstanceOf(Answers.Incomplete.class);
        assertThatThrownBy(() -> new LogGroups("eu-west-1").load(new CannedAws().answer(200, "{}")))
                .isInstanceOf(Answers.Incomplete.class);
    }

    private static CannedAws error(String code) {
        return new CannedAws().answer(400, Map.of("x-amzn-ErrorType", code), "{\"__type\":\"" + code + "\"}");
    }
}
