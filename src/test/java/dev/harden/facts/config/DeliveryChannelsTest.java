package dev.harden.facts.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.facts.Answers;
import dev.harden.facts.CannedAws;
import org.junit.jupiter.api.Test;

class DeliveryChannelsTest {
    @Test
    void readsWhereConfigDelivers() {
        assertThat(new DeliveryChannels("eu-west-1")
                        .load(new CannedAws()
                                .answer(
                                        200,
                                        "{\"DeliveryChannels\":[{\"name\":\"default\",\"s3BucketName\":\"logs\"}]}")))
                .singleElement()
                .satisfies(channel -> assertThat(channel.s3BucketName()).isEqualTo("logs"));
        assertThat(new DeliveryChannels("eu-west-1").load(new CannedAws().answer(200, "{\"DeliveryChannels\":[]}")))
                .isEmpty();
    }

    @Test
    void anEmptyAnswerIsNoneAndSoIsAChannelWithoutABucket() {
        assertThatThrownBy(() -> new DeliveryChannels("eu-west-1").load(new CannedAws().answer(200, "{}")))
                .isInstanceOf(Answers.Incomplete.class);
        String nowhere = "{\"DeliveryChannels\":[{\"name\":\"default\"}]}";
        assertThatThrownBy(() -> new DeliveryChannels("eu-west-1").load(new CannedAws().answer(200, nowhere)))
                .isInstanceOf(Answers.Incomplete.class);
    }
}
