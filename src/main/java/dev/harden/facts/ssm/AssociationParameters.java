package dev.harden.facts.ssm;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.InstanceAssociationStatusInfo;

/**
 * Gives the parameters that an association of State Manager hands to its document; none when it was deleted since it was
 * listed.
 *
 * @param region the region's code
 * @param association the association's id
 * @param version the version of it that ran
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeAssociation.html">
 *     DescribeAssociation</a>
 */
@Needs("ssm:DescribeAssociation")
public record AssociationParameters(String region, String association, String version)
        implements Fact<Optional<Map<String, List<String>>>> {
    static AssociationParameters of(String region, InstanceAssociationStatusInfo one) {
        return new AssociationParameters(
                region,
                one.associationId(),
                Optional.ofNullable(one.associationVersion()).orElse(""));
    }

    /** Gives the first value of a parameter. */
    static String first(Map<String, List<String>> parameters, String name, String otherwise) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst().orElse(otherwise);
    }

    @Override
    public Optional<Map<String, List<String>>> load(Aws aws) {
        return Answers.absentWhen(
                        () -> aws.client(SsmClient.class, SsmClient::builder, region)
                                .describeAssociation(request -> request.associationId(association)
                                        .associationVersion(version.isEmpty() ? null : version)),
                        "AssociationDoesNotExist")
                .map(answer -> Answers.require(answer.associationDescription(), "AssociationDescription")
                        .parameters());
    }
}
