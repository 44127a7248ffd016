package dev.harden.facts.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.checks.Given;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.lambda.FunctionConfiguration;
import dev.harden.facts.sns.GivenTopics;
import dev.harden.facts.sns.Reach;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlarmActionTest {
    private static final String ALARM = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:a";
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:f";

    private static Reach reach(Given given, String action) {
        return given.derive(new AlarmAction(ALARM, action));
    }

    @Test
    void topicsAndFunctionsAreFollowed() {
        Given given = new GivenTopics(Given.facts(), "alarms")
                .subscriber("email", "a@example.com")
                .there();
        assertThat(reach(given, GivenTopics.arn("alarms"))).isInstanceOf(Reach.Live.class);
        Given gone = Given.facts().fact(new FunctionConfiguration("eu-west-1", FUNCTION), Optional.empty());
        assertThat(reach(gone, FUNCTION)).isEqualTo(new Reach.Broken("function f does not exist"));
    }

    @Test
    void whatAwsHasInEveryAccountIsThere() {
        assertThat(reach(Given.facts(), "arn:aws:ssm:eu-west-1:111122223333:opsitem:3"))
                .isInstanceOf(Reach.Live.class);
        assertThat(reach(Given.facts(), "arn:aws:automate:eu-west-1:ec2:stop")).isInstanceOf(Reach.Live.class);
    }

    @Test
    void whatIsNotAskedForStaysOpen() {
        assertThatThrownBy(() -> reach(Given.facts(), "arn:aws:autoscaling:eu-west-1:111122223333:scalingPolicy:x"))
                .isInstanceOf(FactUnavailable.class);
        assertThatThrownBy(() -> reach(Given.facts(), "arn:aws:ssm-incidents::111122223333:response-plan/x"))
                .isInstanceOf(FactUnavailable.class);
        assertThatThrownBy(() -> reach(Given.facts(), "?")).isInstanceOf(FactUnavailable.class);
    }
}
