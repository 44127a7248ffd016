package dev.harden.facts.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.facts.Answers;
import dev.harden.facts.CannedAws;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;

class MetricFiltersTest {
    private static final String METRIC =
            "\"metricTransformations\":[{\"metricName\":\"m\",\"metricNamespace\":\"n\"," + "\"metricValue\":\"1\"}]";

    private final MetricFilters question = new MetricFilters("eu-west-1", "trail");

    private static String filter(String name) {
        return "{\"filterName\":\"" + name + "\",\"filterPattern\":\"\"," + METRIC + "}";
    }

    @Test
    void listsAllPagesAlsoAfterAnEmptyOne() {
        CannedAws aws = new CannedAws()
                .answer(200, "{\"metricFilters\":[],\"nextToken\":\"t1\"}")
                .answer(200, "{\"metricFilters\":[" + filter("a") + "],\"nextToken\":\"t2\"}")
                .answer(200, "{\"metricFilters\":[" + filter("b") + "]}");
        assertThat(question.load(aws)).extracting(MetricFilter::filterName).containsExactly("a", "b");
        assertThat(aws.asked().get(0)).contains("\"logGroupName\":\"trail\"");
        assertThat(aws.asked().get(2)).contains("t2");
    }

    @Test
    void anEmptyAnswerIsNoEmptyGroup() {
        assertThatThrownBy(() -> question.load(new CannedAws().answer(200, "{}")))
                .isInstanceOf(Answers.Incomplete.class);
        CannedAws cut = new CannedAws().answer(200, "{\"metricFilters\":[{\"filterName\":\"a\"}]}");
        assertThatThrownBy(() -> question.load(cut)).isInstanceOf(Answers.Incomplete.class);
    }

    @Test
    void aRefusalIsNoAnswer() {
        CannedAws aws = new CannedAws()
                .answer(400, Map.of("x-amzn-ErrorType", "AccessDeniedException"), "{\"message\":\"no\"}");
        assertThatThrownBy(() -> question.load(aws)).isInstanceOf(CloudWatchLogsException.class);
    }
}
