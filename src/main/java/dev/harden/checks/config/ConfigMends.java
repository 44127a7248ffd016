package dev.harden.checks.config;

import dev.harden.checks.Guards;
import dev.harden.checks.Mend;
import dev.harden.checks.Rewrite;
import dev.harden.facts.Document;
import dev.harden.facts.Facts;
import dev.harden.facts.config.DeliveryChannels;
import dev.harden.facts.config.RecorderStatuses;
import dev.harden.facts.config.Recorders;
import dev.harden.facts.ec2.Regions;
import dev.harden.model.Scope;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.Placeholder;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.config.model.DeliveryChannel;
import software.amazon.awssdk.services.config.model.RecordingGroup;

/**
 * Lets AWS Config record a region, and deliver. Where another region has a role and a bucket for it, these serve here too.
 *
 * @param scope the region
 * @param facts the facts
 */
record ConfigMends(Scope scope, Facts facts) {
    private static final String DEFAULT = "default";
    private static final String ALL = "ALL_SUPPORTED_RESOURCE_TYPES";
    private static final Placeholder ROLE = new Placeholder(
            "CONFIG_ROLE_ARN", "the ARN of a role by which AWS Config may read, and write to its bucket");
    private static final Placeholder BUCKET =
            new Placeholder("CONFIG_BUCKET", "the name of a bucket whose policy lets AWS Config write");

    private String region() {
        return scope.region();
    }

    private Call call(String operation, Object... parameters) {
        return Call.of("configservice", operation, region(), parameters);
    }

    private Target target(String type, String name) {
        return new Target("AWS::Config::" + type, region(), name);
    }

    /** Gives what is first found in other regions, of what was seen there. */
    private <T> Optional<T> elsewhere(Function<String, List<T>> look) {
        return facts.attempt(new Regions()).items().stream()
                .flatMap(known -> known.enabled().stream())
                .filter(other -> !other.equals(region()))
                .flatMap(other -> look.apply(other).stream())
                .findFirst();
    }

    private Optional<ConfigurationRecorder> there() {
        return facts.attempt(new Recorders(region())).items().stream()
                .flatMap(List::stream)
                .filter(ConfigRecorder::isCustomers)
                .findFirst();
    }

    /**
     * Lets the region's recorder record everything, and run: what it lacks of that.
     *
     * @param iam whether it is to record the types of IAM too
     */
    Remedy recorder(boolean iam) {
        List<Intent> lacking = new ArrayList<>();
        Optional<ConfigurationRecorder> found = there();
        String name = found.map(ConfigurationRecorder::name).orElse(DEFAULT);
        boolean whole = found.map(Recording::of)
                .filter(recording -> recording.all() && (!iam || recording.recordsIam(region())))
                .isPresent();
        if (!whole) {
            lacking.add(recording(found, iam));
        }
        if (facts.attempt(new DeliveryChannels(region())).items().stream().anyMatch(List::isEmpty)) {
            lacking.add(channel());
        }
        boolean runs = facts.attempt(new RecorderStatuses(region())).items().stream()
                .flatMap(List::stream)
                .anyMatch(status -> status.name().equals(name) && status.recording());
        if (!runs) {
            lacking.add(started(name));
        }
        return new Remedy.Changes(lacking);
    }

    private Intent recording(Optional<ConfigurationRecorder> found, boolean iam) {
        Optional<String> role = found.map(ConfigurationRecorder::roleARN)
                .or(() -> elsewhere(other -> facts.attempt(new Recorders(other)).items().stream()
                        .flatMap(List::stream)
                        .filter(ConfigRecorder::isCustomers)
                        .map(ConfigurationRecorder::roleARN)
                        .filter(arn -> arn != null)
                        .toList()));
        List<ConfigurationRecorder> before = found.map(List::of).orElse(List.of());
        Rewrite<List<ConfigurationRecorder>> rewrite = Rewrite.of(
                        target("ConfigurationRecorder", region()),
                        "AWS Config records all types" + (iam ? ", those of IAM too," : "") + " in " + region(),
                        new Recorders(region()),
                        before,
                        all -> whole(all, role.orElse(ROLE.mark()), iam),
                        this::put)
                .foretelling(
                        new RecorderStatuses(region()),
                        all -> found.isPresent() ? all : Recording.with(all, DEFAULT, false))
                .aside(step -> step.but(Effect.COSTS, "AWS Config bills each item that it records in " + region()));
        return role.isPresent() ? rewrite : rewrite.aside(step -> step.needing(ROLE));
    }

    private static List<ConfigurationRecorder> whole(List<ConfigurationRecorder> all, String role, boolean iam) {
        List<ConfigurationRecorder> recorders = new ArrayList<>();
        boolean there = false;
        for (ConfigurationRecorder one : all) {
            boolean own = ConfigRecorder.isCustomers(one);
            there |= own;
            recorders.add(
                    own ? one.toBuilder().recordingGroup(everything(one, iam)).build() : one);
        }
        if (!there) {
            recorders.add(ConfigurationRecorder.builder()
                    .name(DEFAULT)
                    .roleARN(role)
                    .recordingGroup(everything(null, iam))
                    .build());
        }
        return List.copyOf(recorders);
    }

    /** Leaves out what was left out, but where that are the types of IAM, and they are wanted. */
    private static RecordingGroup everything(ConfigurationRecorder before, boolean iam) {
        if (before != null && Recording.of(before).all() && !iam) {
            return before.recordingGroup();
        }
        List<String> excluded = before == null
                ? List.of()
                : Recording.of(before).excluded().stream()
                        .filter(type -> !Recording.IAM.contains(type))
                        .toList();
        if (!excluded.isEmpty()) {
            return before.recordingGroup().toBuilder()
                    .exclusionByResourceTypes(types -> types.resourceTypesWithStrings(excluded))
                    .build();
        }
        boolean globals =
                before != null && Boolean.TRUE.equals(before.recordingGroup().includeGlobalResourceTypes());
        return RecordingGroup.builder()
                .allSupported(true)
                .includeGlobalResourceTypes(iam || globals)
                .recordingStrategy(strategy -> strategy.useOnly(ALL))
                .build();
    }

    private List<Step> put(List<ConfigurationRecorder> before, List<ConfigurationRecorder> after) {
        ConfigurationRecorder to =
                after.stream().filter(ConfigRecorder::isCustomers).findFirst().orElseThrow();
        Call read = call("DescribeConfigurationRecorders");
        Step step = Step.of(put(to));
        Optional<ConfigurationRecorder> from =
                before.stream().filter(ConfigRecorder::isCustomers).findFirst();
        return List.of(
                from.isPresent()
                        ? step.guarded(Guard.of(
                                        read,
                                        Guards.is(
                                                "ConfigurationRecorders[?name=='" + to.name()
                                                        + "'] | [0].recordingGroup",
                                                Document.of(
                                                        from.get()
                                                                .recordingGroup()
                                                                .sdkFields(),
                                                        from.get().recordingGroup()))))
                                .undoneBy(put(from.get()))
                        : step.guarded(Guard.of(read, Guards.isEmpty("ConfigurationRecorders")))
                                .undoneBy(call("DeleteConfigurationRecorder", "ConfigurationRecorderName", to.name())));
    }

    /** Gives the call that puts a recorder; AWS names its ARN and status itself. */
    private Call put(ConfigurationRecorder recorder) {
        var whole = Document.of(recorder.sdkFields(), recorder);
        whole.keySet().retainAll(List.of("name", "roleARN", "recordingGroup", "recordingMode"));
        return call("PutConfigurationRecorder", "ConfigurationRecorder", whole);
    }

    private Mend started(String name) {
        Step step = Step.of(call("StartConfigurationRecorder", "ConfigurationRecorderName", name))
                .guarded(Guard.of(
                        call("DescribeConfigurationRecorderStatus"),
                        "!(ConfigurationRecordersStatus[?name=='" + name + "'] | [0].recording)"))
                .undoneBy(call("StopConfigurationRecorder", "ConfigurationRecorderName", name))
                .but(Effect.COSTS, "AWS Config bills each item that it records in " + region());
        return Mend.of(
                        new Target("AWS::Config::ConfigurationRecorder", region(), region(), "recording"),
                        "recorder " + name + " runs in " + region(),
                        step)
                .foretelling(new RecorderStatuses(region()), all -> Recording.with(all, name, true));
    }

    /** Changes the region's delivery channel; makes one where there is none. */
    Rewrite<List<DeliveryChannel>> channel(String about, UnaryOperator<DeliveryChannel> edit) {
        return channel(about, edit, Optional.empty());
    }

    /** Makes a delivery channel, to the bucket of another region where one has one. */
    private Rewrite<List<DeliveryChannel>> channel() {
        return channel(
                "AWS Config delivers in " + region(),
                UnaryOperator.identity(),
                elsewhere(one -> facts.attempt(new DeliveryChannels(one)).items().stream()
                        .flatMap(List::stream)
                        .toList()));
    }

    private Rewrite<List<DeliveryChannel>> channel(
            String about, UnaryOperator<DeliveryChannel> edit, Optional<DeliveryChannel> other) {
        List<DeliveryChannel> before = facts.attempt(new DeliveryChannels(region())).items().stream()
                .flatMap(List::stream)
                .toList();
        DeliveryChannel made = DeliveryChannel.builder()
                .name(DEFAULT)
                .s3BucketName(other.map(DeliveryChannel::s3BucketName).orElse(BUCKET.mark()))
                .s3KeyPrefix(other.map(DeliveryChannel::s3KeyPrefix).orElse(null))
                .build();
        Rewrite<List<DeliveryChannel>> rewrite = Rewrite.of(
                target("DeliveryChannel", region()),
                about,
                new DeliveryChannels(region()),
                before,
                all -> (all.isEmpty() ? List.of(made) : all).stream().map(edit).toList(),
                this::putChannel);
        boolean asks = before.isEmpty() && edit.apply(made).s3BucketName().equals(BUCKET.mark());
        return asks ? rewrite.aside(step -> step.needing(BUCKET)).unforeseen() : rewrite;
    }

    private List<Step> putChannel(List<DeliveryChannel> before, List<DeliveryChannel> after) {
        Call read = call("DescribeDeliveryChannels");
        Step step = Step.of(call("PutDeliveryChannel", "DeliveryChannel", written(after.get(0))));
        return List.of(
                before.isEmpty()
                        ? step.guarded(Guard.of(read, Guards.isEmpty("DeliveryChannels")))
                                .undoneBy(call(
                                        "DeleteDeliveryChannel",
                                        "DeliveryChannelName",
                                        after.get(0).name()))
                        : step.guarded(Guard.of(read, Guards.is("DeliveryChannels[0]", written(before.get(0)))))
                                .undoneBy(call("PutDeliveryChannel", "DeliveryChannel", written(before.get(0)))));
    }

    private static Object written(DeliveryChannel channel) {
        return Document.of(channel.sdkFields(), channel);
    }

    /** Lets the channel publish to a topic that has to be given. */
    Remedy publishing() {
        Placeholder topic = new Placeholder(
                "CONFIG_TOPIC_ARN",
                "the ARN of a topic in " + region() + " without encryption that AWS Config may publish to and that"
                        + " someone hears");
        return Remedy.of(channel(
                        "AWS Config publishes to a topic in " + region(),
                        one -> one.toBuilder().snsTopicARN(topic.mark()).build())
                .aside(step -> step.needing(topic))
                .unforeseen());
    }

    /** Lets the channel write to another bucket, which has to be given. */
    Remedy moved(String whose) {
        Placeholder bucket = new Placeholder(
                "CONFIG_BUCKET", "the name of a bucket of " + whose + " whose policy lets AWS Config write");
        return Remedy.of(channel(
                        "AWS Config delivers to a bucket of " + whose,
                        one -> one.toBuilder().s3BucketName(bucket.mark()).build())
                .aside(step -> step.needing(bucket)
                        .but(Effect.CUTS_OFF, "whoever looks for new files of AWS Config in the bucket of before"))
                .unforeseen());
    }
}
