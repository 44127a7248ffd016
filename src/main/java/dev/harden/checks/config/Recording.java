package dev.harden.checks.config;

import dev.harden.facts.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.config.model.ConfigurationRecorderStatus;
import software.amazon.awssdk.services.config.model.RecordingGroup;

/**
 * Reads what a recorder records. One that is older than the strategies has none, and says with a flag whether it records
 * everything.
 *
 * @param all whether it records all supported types, but for {@link #excluded}
 * @param named the types that it records, where it records no others
 * @param excluded the types that it leaves out
 * @param globals whether it is told to record global types with all others
 * @see <a href="https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingGroup.html">RecordingGroup</a>
 */
record Recording(boolean all, List<String> named, List<String> excluded, boolean globals) {
    static final Set<String> IAM = Set.of("AWS::IAM::Group", "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::IAM::User");
    /** The regions that had AWS Config before February 2022; in later ones the types of IAM cannot be recorded. */
    private static final Set<String> EARLY = Set.of(
            "af-south-1",
            "ap-east-1",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-southeast-3",
            "ca-central-1",
            "cn-north-1",
            "cn-northwest-1",
            "eu-central-1",
            "eu-north-1",
            "eu-south-1",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "me-south-1",
            "sa-east-1",
            "us-east-1",
            "us-east-2",
            "us-gov-east-1",
            "us-gov-west-1",
            "us-west-1",
            "us-west-2");

    static Recording of(ConfigurationRecorder recorder) {
        RecordingGroup group = recorder.recordingGroup();
        String strategy = group.recordingStrategy() == null
                ? ""
                : group.recordingStrategy().useOnlyAsString();
        List<String> named = group.resourceTypesAsStrings();
        List<String> excluded = group.exclusionByResourceTypes() == null
                ? List.of()
                : group.exclusionByResourceTypes().resourceTypesAsStrings();
        boolean globals = Boolean.TRUE.equals(group.includeGlobalResourceTypes());
        return switch (strategy == null ? "" : strategy) {
            case "EXCLUSION_BY_RESOURCE_TYPES" -> new Recording(true, List.of(), excluded, true);
            case "INCLUSION_BY_RESOURCE_TYPES" -> new Recording(false, named, List.of(), false);
            default -> new Recording(Answers.require(group.allSupported(), "allSupported"), named, List.of(), globals);
        };
    }

    /** Tells whether it records users, groups, roles and policies of IAM when it is on in a region. */
    boolean recordsIam(String region) {
        if (!EARLY.contains(region)) {
            return false;
        }
        return all ? globals && excluded.stream().noneMatch(IAM::contains) : named.containsAll(IAM);
    }

    /** Gives the statuses of recorders with that of one which is on, or stopped. */
    static List<ConfigurationRecorderStatus> with(List<ConfigurationRecorderStatus> all, String name, boolean on) {
        List<ConfigurationRecorderStatus> statuses = new ArrayList<>();
        all.stream().filter(one -> !one.name().equals(name)).forEach(statuses::add);
        statuses.add(ConfigurationRecorderStatus.builder()
                .name(name)
                .recording(on)
                .lastStatus("PENDING")
                .build());
        return List.copyOf(statuses);
    }
}
