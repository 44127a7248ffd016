package dev.harden.facts.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.facts.Answers;
import dev.harden.facts.CannedAws;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

class AlarmsTest {
    private final Alarms question = new Alarms("eu-west-1");

    private static String alarm(String name) {
        return "<member><AlarmName>" + name + "</AlarmName><AlarmArn>arn:aws:cloudwatch:eu-west-1:1:alarm:" + name
                + "</AlarmArn><ActionsEnabled>true</ActionsEnabled><AlarmRule>TRUE</AlarmRule></member>";
    }

    @Test
    void listsAlarmsOfBothKindsOfAllPagesAlsoAfterAnEmptyOne() {
        CannedAws aws = new CannedAws()
                .query("DescribeAlarms", "<MetricAlarms/><CompositeAlarms/><NextToken>t1</NextToken>")
                .query(
                        "DescribeAlarms",
                        "<MetricAlarms>" + alarm("a") + "</MetricAlarms><CompositeAlarms/><NextToken>t2</NextToken>")
                .query(
                        "DescribeAlarms",
                        "<MetricAlarms>" + alarm("b") + "</MetricAlarms><CompositeAlarms>" + alarm("c")
                                + "</CompositeAlarms>");
        Alarms.Known known = question.load(aws);
        assertThat(known.metric()).extracting(MetricAlarm::alarmName).containsExactly("a", "b");
        assertThat(known.composite()).extracting(CompositeAlarm::alarmName).containsExactly("c");
        assertThat(aws.asked().get(0)).contains("MetricAlarm", "CompositeAlarm");
        assertThat(aws.asked().get(2)).contains("t2");
    }

    @Test
    void anEmptyAnswerIsNoEmptyRegion() {
        assertThatThrownBy(() -> question.load(new CannedAws().query("DescribeAlarms", "")))
                .isInstanceOf(Answers.Incomplete.class);
    }

    @Test
    void aRefusalIsNoAnswer() {
        assertThatThrownBy(() -> question.load(new CannedAws().error(403, "AccessDenied")))
                .isInstanceOf(CloudWatchException.class);
    }
}
