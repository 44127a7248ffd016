package dev.harden.checks.instance;

import dev.harden.facts.Facts;
import dev.harden.facts.ssm.AssociationParameters;
import dev.harden.facts.ssm.InstanceAssociations;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ssm.model.InstanceAssociationStatusInfo;

/**
 * Tells what associations of State Manager did to an instance's CloudWatch agent. What the document was told to do decides,
 * not that it went well: one that stops the agent, asks for its state or takes settings away succeeds too.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/installing-cloudwatch-agent-ssm.html">
 *     Installing the CloudWatch agent with Systems Manager</a>
 */
final class AgentAssociation {
    private static final String MANAGE = "AmazonCloudWatch-ManageAgent";
    private static final String PACKAGE = "AWS-ConfigureAWSPackage";
    /** After these the agent runs: the document restarts it with its new settings, unless told not to. */
    private static final Set<String> CONFIGURES = Set.of("configure", "configure (append)");

    private AgentAssociation() {}

    /**
     * Gives what shows that the agent was set to work, a fragment: the last association that starts or stops it decides.
     *
     * @throws dev.harden.facts.FactUnavailable when it hangs on associations that could not be read
     */
    static Optional<String> runs(String id, String region, Facts facts) {
        return succeeded(MANAGE, id, region, facts).stream()
                .sorted(Comparator.comparing(AgentAssociation::ran).reversed())
                .flatMap(one -> moved(one, region, facts).stream())
                .findFirst()
                .flatMap(last -> last);
    }

    /** Tells what an association did to the agent: absent when nothing, within it absent when it stopped it. */
    private static Optional<Optional<String>> moved(InstanceAssociationStatusInfo one, String region, Facts facts) {
        Map<String, List<String>> parameters =
                parameters(one, region, facts).orElse(Map.of("action", List.of("unknown")));
        String action = first(parameters, "action", "configure");
        if (action.equals("stop")) {
            return Optional.of(Optional.empty());
        }
        boolean restarts = first(parameters, "optionalRestart", "yes").equals("yes");
        return action.equals("start") || CONFIGURES.contains(action) && restarts
                ? Optional.of(Optional.of("association " + one.associationId() + " manages its CloudWatch agent ("
                        + action + "): Success"))
                : Optional.empty();
    }

    /** Gives what shows that the agent was installed, a fragment. */
    static Optional<String> installs(String id, String region, Facts facts) {
        return facts.first(
                        succeeded(PACKAGE, id, region, facts),
                        one -> parameters(one, region, facts)
                                .filter(all -> first(all, "name", "").equals("AmazonCloudWatchAgent")
                                        && first(all, "action", "").equals("Install"))
                                .isPresent())
                .map(one -> "association " + one.associationId()
                        + " installs the CloudWatch agent: Success, which does not say that it runs");
    }

    private static List<InstanceAssociationStatusInfo> succeeded(
            String document, String id, String region, Facts facts) {
        return facts.get(new InstanceAssociations(region, id)).stream()
                .filter(one -> document.equals(one.name()) && "Success".equals(one.status()))
                .toList();
    }

    private static Optional<Map<String, List<String>>> parameters(
            InstanceAssociationStatusInfo one, String region, Facts facts) {
        String version = Optional.ofNullable(one.associationVersion()).orElse("");
        return facts.get(new AssociationParameters(region, one.associationId(), version));
    }

    private static String first(Map<String, List<String>> parameters, String name, String otherwise) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst().orElse(otherwise);
    }

    private static Instant ran(InstanceAssociationStatusInfo one) {
        return Optional.ofNullable(one.executionDate()).orElse(Instant.EPOCH);
    }
}
