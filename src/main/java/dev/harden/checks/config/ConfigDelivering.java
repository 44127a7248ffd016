package dev.harden.checks.config;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.config.DeliveryStatuses;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.config.model.ConfigExportDeliveryInfo;
import software.amazon.awssdk.services.config.model.ConfigStreamDeliveryInfo;
import software.amazon.awssdk.services.config.model.DeliveryChannel;
import software.amazon.awssdk.services.config.model.DeliveryChannelStatus;

/** Holds the last deliveries of AWS Config, of history, snapshot and stream, to not having failed. */
@CheckInfo(
        id = "config-delivering",
        title = "AWS Config delivers without failures",
        fault = "AWS Config delivery fails or is not set up",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        reads = {DeliveryStatuses.class})
public final class ConfigDelivering extends ChannelCheck {
    /** Is how the last delivery of one kind went. */
    private record Delivery(String kind, String status, String error) {
        static Delivery of(String kind, ConfigExportDeliveryInfo info) {
            return of(kind, info.lastStatusAsString(), info.lastErrorCode(), info.lastErrorMessage());
        }

        static Delivery of(ConfigStreamDeliveryInfo info) {
            return of("stream", info.lastStatusAsString(), info.lastErrorCode(), info.lastErrorMessage());
        }

        private static Delivery of(String kind, String status, String code, String message) {
            String error = (code == null ? "" : ": " + code) + (message == null ? "" : ", " + message);
            return new Delivery(kind, Answers.require(status, "lastStatus"), error);
        }

        boolean failed() {
            return status.equalsIgnoreCase("Failure");
        }
    }

    @Override
    Verdict judge(DeliveryChannel channel, Scope scope, Facts facts) {
        DeliveryChannelStatus status = facts.get(new DeliveryStatuses(scope.region())).stream()
                .filter(one -> one.name().equals(channel.name()))
                .findFirst()
                .orElseThrow(() -> new Answers.Incomplete("the status of delivery channel " + channel.name()));
        List<Delivery> deliveries = deliveries(status);
        if (deliveries.isEmpty()) {
            return Verdict.notApplicable("delivery channel %s has not delivered anything yet", channel.name());
        }
        for (Delivery delivery : deliveries) {
            if (delivery.failed()) {
                return Verdict.fail(
                                "the last delivery of the %s by channel %s failed%s",
                                delivery.kind(), channel.name(), delivery.error())
                        .withoutCommand(
                                NoCommand.Why.DECISION,
                                "someone has to mend what the delivery failed at: most often the policy of the bucket or"
                                        + " topic, or the recorder's role");
            }
        }
        return Verdict.pass(
                "delivery channel %s: %s",
                channel.name(),
                String.join(
                        ", ",
                        deliveries.stream()
                                .map(one -> one.kind() + " " + one.status())
                                .toList()));
    }

    private static List<Delivery> deliveries(DeliveryChannelStatus status) {
        List<Delivery> deliveries = new ArrayList<>();
        if (status.configHistoryDeliveryInfo() != null) {
            deliveries.add(Delivery.of("history", status.configHistoryDeliveryInfo()));
        }
        if (status.configSnapshotDeliveryInfo() != null) {
            deliveries.add(Delivery.of("snapshot", status.configSnapshotDeliveryInfo()));
        }
        if (status.configStreamDeliveryInfo() != null) {
            deliveries.add(Delivery.of(status.configStreamDeliveryInfo()));
        }
        return deliveries;
    }

    @Override
    Remedy withoutChannel(Scope scope, Facts facts) {
        return Remedy.of(new ConfigMends(scope, facts)
                .channel("AWS Config delivers in " + scope.region(), UnaryOperator.identity()));
    }
}
