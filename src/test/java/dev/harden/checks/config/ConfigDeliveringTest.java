package dev.harden.checks.config;

import static dev.harden.checks.config.GivenConfig.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.checks.Given;
import dev.harden.facts.config.DeliveryStatuses;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.config.model.DeliveryChannelStatus;

class ConfigDeliveringTest {
    private static String judged(Consumer<DeliveryChannelStatus.Builder> change) {
        DeliveryChannelStatus.Builder status = DeliveryChannelStatus.builder().name("default");
        change.accept(status);
        return judged(channel().fact(new DeliveryStatuses(OTHER), List.of(status.build())));
    }

    private static String judged(Given given) {
        return given.judge(new ConfigDelivering(), OTHER).get(0);
    }

    private static Given channel() {
        return GivenConfig.channel(Given.facts(), OTHER, channel -> {});
    }

    @Test
    void passesWhenNothingFailedInAnySpelling() {
        assertThat(judged(status -> status.configHistoryDeliveryInfo(info -> info.lastStatus("SUCCESS"))
                        .configSnapshotDeliveryInfo(info -> info.lastStatus("Not_Applicable"))
                        .configStreamDeliveryInfo(info -> info.lastStatus("NOT_APPLICABLE"))))
                .startsWith("PASS")
                .endsWith("history SUCCESS, snapshot Not_Applicable, stream NOT_APPLICABLE");
    }

    @Test
    void failsWhenOneOfTheThreeFailedInAnySpelling() {
        assertThat(judged(status -> status.configHistoryDeliveryInfo(info ->
                        info.lastStatus("FAILURE").lastErrorCode("AccessDenied").lastErrorMessage("no"))))
                .startsWith("FAIL")
                .endsWith("the last delivery of the history by channel default failed: AccessDenied, no");
        assertThat(judged(status -> status.configSnapshotDeliveryInfo(info -> info.lastStatus("Failure"))))
                .startsWith("FAIL");
        assertThat(judged(status -> status.configHistoryDeliveryInfo(info -> info.lastStatus("Success"))
                        .configStreamDeliveryInfo(info -> info.lastStatus("failure"))))
                .startsWith("FAIL")
                .contains("stream");
    }

    @Test
    void aChannelThatHasDeliveredNothingYetIsNotJudged() {
        assertThat(judged(status -> {})).startsWith("NOT_APPLICABLE");
    }

    @Test
    void failsWithoutAChannelAndIsUnknownWithoutAStatus() {
        assertThat(judged(GivenConfig.none())).startsWith("FAIL");
        assertThat(judged(channel().refused(new DeliveryStatuses(OTHER)))).startsWith("UNKNOWN");
        assertThat(judged(channel().fact(new DeliveryStatuses(OTHER), List.of())))
                .startsWith("UNKNOWN");
    }
}
