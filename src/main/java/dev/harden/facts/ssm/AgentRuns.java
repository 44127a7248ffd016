package dev.harden.facts.ssm;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ssm.model.InstanceAssociationStatusInfo;

/**
 * Gives the association of State Manager that set an instance's CloudWatch agent to work, a fragment: the last one that
 * starts or stops it decides. What the document was told to do counts, not that it went well: one that stops the agent, asks
 * for its state or takes settings away succeeds too.
 *
 * @param region the region's code
 * @param instance the instance's id
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/installing-cloudwatch-agent-ssm.html">
 *     Installing the CloudWatch agent with Systems Manager</a>
 */
@RestsOn({AssociationParameters.class, InstanceAssociations.class})
public record AgentRuns(String region, String instance) implements Derived<Optional<String>> {
    private static final String DOCUMENT = "AmazonCloudWatch-ManageAgent";
    /** After these the agent runs: the document restarts it with its new settings, unless told not to. */
    private static final Set<String> CONFIGURES = Set.of("configure", "configure (append)");

    @Override
    public Optional<String> derive(Facts facts) {
        return facts.get(new InstanceAssociations(region, instance)).stream()
                .filter(one -> DOCUMENT.equals(one.name()) && "Success".equals(one.status()))
                .sorted(Comparator.comparing(AgentRuns::ran).reversed())
                .flatMap(one -> facts.get(AssociationParameters.of(region, one)).stream()
                        .flatMap(parameters -> moved(one, parameters).stream()))
                .findFirst()
                .flatMap(last -> last);
    }

    /** Tells what an association did to the agent: absent when nothing, within it absent when it stopped it. */
    private static Optional<Optional<String>> moved(
            InstanceAssociationStatusInfo one, Map<String, List<String>> parameters) {
        String action = AssociationParameters.first(parameters, "action", "configure");
        if (action.equals("stop")) {
            return Optional.of(Optional.empty());
        }
        boolean restarts = AssociationParameters.first(parameters, "optionalRestart", "yes")
                .equals("yes");
        return action.equals("start") || CONFIGURES.contains(action) && restarts
                ? Optional.of(Optional.of("association " + one.associationId() + " manages its CloudWatch agent ("
                        + action + "): Success"))
                : Optional.empty();
    }

    private static Instant ran(InstanceAssociationStatusInfo one) {
        return Optional.ofNullable(one.executionDate()).orElse(Instant.EPOCH);
    }
}
