package dev.harden.facts.ssm;

import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives the association of State Manager that installed the CloudWatch agent on an instance, a fragment.
 *
 * @param region the region's code
 * @param instance the instance's id
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/installing-cloudwatch-agent-ssm.html">
 *     Installing the CloudWatch agent with Systems Manager</a>
 */
@RestsOn({AssociationParameters.class, InstanceAssociations.class})
public record AgentInstalled(String region, String instance) implements Derived<Optional<String>> {
    private static final String DOCUMENT = "AWS-ConfigureAWSPackage";

    @Override
    public Optional<String> derive(Facts facts) {
        return facts.first(
                        facts.get(new InstanceAssociations(region, instance)).stream()
                                .filter(one -> DOCUMENT.equals(one.name()) && "Success".equals(one.status()))
                                .toList(),
                        one -> facts.get(AssociationParameters.of(region, one))
                                .filter(AgentInstalled::isAgent)
                                .isPresent())
                .map(one -> "association " + one.associationId()
                        + " installs the CloudWatch agent: Success, which does not say that it runs");
    }

    private static boolean isAgent(Map<String, List<String>> parameters) {
        return AssociationParameters.first(parameters, "name", "").equals("AmazonCloudWatchAgent")
                && AssociationParameters.first(parameters, "action", "").equals("Install");
    }
}
