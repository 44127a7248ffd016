package dev.harden.checks.config;

import dev.harden.checks.Given;
import dev.harden.facts.config.DeliveryChannels;
import dev.harden.facts.config.RecorderStatuses;
import dev.harden.facts.config.Recorders;
import dev.harden.facts.ec2.Regions;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.config.model.ConfigurationRecorderStatus;
import software.amazon.awssdk.services.config.model.DeliveryChannel;
import software.amazon.awssdk.services.config.model.RecordingGroup;

/** Builds AWS Config in two regions for tests; what is not said is as it should be. */
final class GivenConfig {
    static final String HOME = "us-east-1";
    static final String OTHER = "eu-west-1";

    private GivenConfig() {}

    /** Gives an account without anything of AWS Config. */
    static Given none() {
        Given given = Given.facts().fact(new Regions(), new Regions.Known(List.of(HOME, OTHER), List.of()));
        for (String region : List.of(HOME, OTHER)) {
            given.fact(new Recorders(region), List.of())
                    .fact(new RecorderStatuses(region), List.of())
                    .fact(new DeliveryChannels(region), List.of());
        }
        return given;
    }

    static Given channel(Given given, String region, Consumer<DeliveryChannel.Builder> change) {
        DeliveryChannel.Builder channel =
                DeliveryChannel.builder().name("default").s3BucketName("logs");
        change.accept(channel);
        return given.fact(new DeliveryChannels(region), List.of(channel.build()));
    }

    /** Adds a recorder that is on, with its channel. */
    static Given recorder(Given given, String region, Consumer<RecordingGroup.Builder> group) {
        RecordingGroup.Builder everything = RecordingGroup.builder().allSupported(true);
        group.accept(everything);
        ConfigurationRecorder recorder = ConfigurationRecorder.builder()
                .name("default")
                .recordingGroup(everything.build())
                .build();
        given.fact(new Recorders(region), List.of(recorder));
        return channel(status(given, region, status -> {}), region, channel -> {});
    }

    static Given status(Given given, String region, Consumer<ConfigurationRecorderStatus.Builder> change) {
        ConfigurationRecorderStatus.Builder status = ConfigurationRecorderStatus.builder()
                .name("default")
                .recording(true)
                .lastStatus("SUCCESS");
        change.accept(status);
        return given.fact(new RecorderStatuses(region), List.of(status.build()));
    }
}
