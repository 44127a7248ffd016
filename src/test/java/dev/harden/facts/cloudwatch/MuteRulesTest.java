package dev.harden.facts.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.facts.Answers;
import dev.harden.facts.CannedAws;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;

/** Holds calls that are newer than the SDK's model to what AWS's reference says of them. */
class MuteRulesTest {
    private static final String ARN = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm-mute-rule:";

    private static String summary(String name, String status) {
        return "<member><AlarmMuteRuleArn>" + ARN + name + "</AlarmMuteRuleArn><Status>" + status
                + "</Status></member>";
    }

    private static String summaries(String members) {
        return "<AlarmMuteRuleSummaries>" + members + "</AlarmMuteRuleSummaries>";
    }

    @Test
    void listsAllPagesAndLeavesOutWhatHasExpired() {
        CannedAws aws = new CannedAws()
                .query(
                        "ListAlarmMuteRules",
                        summaries(summary("a", "ACTIVE") + summary("b", "EXPIRED")) + "<NextToken>more</NextToken>")
                .query("ListAlarmMuteRules", summaries(summary("c", "SCHEDULED")));
        assertThat(new MuteRules("eu-west-1").load(aws)).containsExactly("a", "c");
        assertThat(aws.asked()).hasSize(2);
        assertThat(aws.asked().get(0)).contains("Action=ListAlarmMuteRules").doesNotContain("ListDashboards");
        assertThat(aws.asked().get(1)).contains("NextToken=more");
    }

    @Test
    void readsARule() {
        CannedAws aws = new CannedAws()
                .query(
                        "GetAlarmMuteRule",
                        "<Name>quiet</Name><Status>ACTIVE</Status><Rule><Schedule><Expression>cron(0 0 * * *)</Expression>"
                                + "<Duration>PT24H</Duration></Schedule></Rule><MuteTargets><AlarmNames><member>x</member>"
                                + "<member>y</member></AlarmNames></MuteTargets>");
        assertThat(new MuteRule("eu-west-1", "quiet").load(aws))
                .isEqualTo(new MuteRule.Known("ACTIVE", "cron(0 0 * * *)", "PT24H", Set.of("x", "y")));
        assertThat(aws.asked().get(0)).contains("Action=GetAlarmMuteRule", "AlarmMuteRuleName=quiet");
    }

    @Test
    void aRefusalOrACutAnswerIsNone() {
        assertThatThrownBy(() -> new MuteRules("eu-west-1").load(new CannedAws().error(403, "AccessDenied")))
                .isInstanceOf(CloudWatchException.class)
                .hasMessageContaining("403");
        assertThatThrownBy(() -> new MuteRules("eu-west-1").load(new CannedAws().query("ListAlarmMuteRules", "")))
                .isInstanceOf(Answers.Incomplete.class);
    }
}
