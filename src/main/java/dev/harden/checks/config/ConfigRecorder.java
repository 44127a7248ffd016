package dev.harden.checks.config;

import dev.harden.checks.Breadth;
import dev.harden.checks.Check;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.Question;
import dev.harden.facts.Seen;
import dev.harden.facts.config.DeliveryChannels;
import dev.harden.facts.config.RecorderStatuses;
import dev.harden.facts.config.Recorders;
import dev.harden.facts.ec2.Regions;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Severity;
import dev.harden.model.Status;
import dev.harden.model.remedy.NoCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.config.model.ConfigurationRecorderStatus;

/**
 * Holds each region to a recorder of the customer's that is on and records everything, and the account, in the region of
 * its global services, to one that records the types of IAM.
 */
@CheckInfo(
        id = "config-recorder",
        title = "AWS Config records all resource types",
        fault = "AWS Config does not record all resource types",
        severity = Severity.HIGH,
        scope = Breadth.REGION,
        none = "no region has a recorder to judge",
        reads = {DeliveryChannels.class, RecorderStatuses.class, Recorders.class, Regions.class})
public final class ConfigRecorder implements Check<ConfigRecorder.Subject> {
    /**
     * Is what is judged.
     *
     * @param scope the region
     * @param iam whether it is the account's recording of IAM, and not the region's recorder
     * @param resource what the finding is about
     */
    record Subject(Scope scope, boolean iam, Resource resource) {}

    @Override
    public Subjects<Subject> subjects(Scope scope, Facts facts) {
        List<Subject> subjects = new ArrayList<>();
        // Where the recorder is not seen, its finding says so.
        Optional<ConfigurationRecorder> recorder = facts.attempt(new Recorders(scope.region())).items().stream()
                .flatMap(List::stream)
                .filter(ConfigRecorder::isCustomers)
                .findFirst();
        subjects.add(new Subject(scope, false, resource(scope, recorder)));
        if (scope.account().globalRegion().equals(Optional.of(scope.region()))) {
            subjects.add(new Subject(scope, true, scope.account().resource("IAM in AWS Config")));
        }
        return Subjects.of(subjects);
    }

    private static Resource resource(Scope scope, Optional<ConfigurationRecorder> recorder) {
        return recorder.map(one -> new Resource(
                        one.arn() == null ? scope.account().arn() : one.arn(),
                        one.name(),
                        "AWS::Config::ConfigurationRecorder",
                        one.name()))
                .orElseGet(() -> scope.account().resource());
    }

    @Override
    public Resource resource(Subject subject) {
        return subject.resource;
    }

    @Override
    public Verdict judge(Subject subject, Facts facts) {
        Verdict verdict = subject.iam ? iam(facts) : recorder(subject.scope.region(), facts);
        // What a recorder that has failed lacks is not among what was asked.
        return verdict.outcome().status() == Status.FAIL && verdict.remedy().isEmpty()
                ? verdict.mendedBy(new ConfigMends(subject.scope, facts).recorder(subject.iam))
                : verdict;
    }

    private static Verdict recorder(String region, Facts facts) {
        facts.prefetch(List.of(new Recorders(region), new RecorderStatuses(region), new DeliveryChannels(region)));
        Optional<ConfigurationRecorder> found = customers(region, facts);
        if (found.isEmpty()) {
            return Verdict.fail("there is no customer managed configuration recorder");
        }
        String name = found.get().name();
        Recording recording = Recording.of(found.get());
        if (!recording.all()) {
            return Verdict.fail("recorder %s records only %s", name, recording.named());
        }
        Seen<ConfigurationRecorderStatus> seen = facts.trying(() -> status(region, name, facts));
        for (ConfigurationRecorderStatus status : seen.items()) {
            if (!status.recording()) {
                return Verdict.fail("recorder %s is stopped", name);
            }
            if (failed(status)) {
                String error = status.lastErrorCode() == null ? "" : ": " + status.lastErrorCode();
                return Verdict.fail("the last status of recorder %s is %s%s", name, status.lastStatusAsString(), error)
                        .withoutCommand(
                                NoCommand.Why.DECISION,
                                "someone has to mend what the recorder failed at: most often its role, or its bucket");
            }
        }
        if (facts.get(new DeliveryChannels(region)).isEmpty()) {
            return Verdict.fail("recorder %s has no delivery channel", name);
        }
        seen.orThrow();
        return Verdict.pass("recorder %s records all supported types%s%s", name, but(recording), daily(found.get()));
    }

    private static String but(Recording recording) {
        return recording.excluded().isEmpty() ? "" : " but " + String.join(", ", recording.excluded());
    }

    private static String daily(ConfigurationRecorder recorder) {
        boolean daily = recorder.recordingMode() != null
                && "DAILY".equals(recorder.recordingMode().recordingFrequencyAsString());
        return daily ? ", once a day" : "";
    }

    private static Verdict iam(Facts facts) {
        List<String> regions = facts.get(new Regions()).enabled();
        List<Question<?>> ahead = new ArrayList<>();
        regions.forEach(region -> ahead.addAll(List.of(new Recorders(region), new RecorderStatuses(region))));
        facts.prefetch(ahead);
        return facts.first(regions, region -> recordsIam(region, facts))
                .map(region -> Verdict.pass("users, groups, roles and policies of IAM are recorded in %s", region))
                .orElseGet(() -> Verdict.fail("no region records the users, groups, roles and policies of IAM"));
    }

    private static boolean recordsIam(String region, Facts facts) {
        Optional<ConfigurationRecorder> found = customers(region, facts);
        if (found.isEmpty() || !Recording.of(found.get()).recordsIam(region)) {
            return false;
        }
        ConfigurationRecorderStatus status = status(region, found.get().name(), facts);
        return status.recording() && !failed(status);
    }

    private static Optional<ConfigurationRecorder> customers(String region, Facts facts) {
        return facts.get(new Recorders(region)).stream()
                .filter(ConfigRecorder::isCustomers)
                .findFirst();
    }

    static boolean isCustomers(ConfigurationRecorder recorder) {
        return recorder.servicePrincipal() == null && !"INTERNAL".equals(recorder.recordingScopeAsString());
    }

    private static ConfigurationRecorderStatus status(String region, String name, Facts facts) {
        return facts.get(new RecorderStatuses(region)).stream()
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Answers.Incomplete("the status of recorder " + name));
    }

    /** AWS spells the status Failure in one place and FAILURE in another. */
    private static boolean failed(ConfigurationRecorderStatus status) {
        return "Failure".equalsIgnoreCase(status.lastStatusAsString());
    }
}
