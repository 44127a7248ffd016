package dev.harden.facts.organizations;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Optional;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Organization;

/**
 * Tells the organization that the account belongs to; absent when it belongs to none. Any account of an organization may
 * ask. Its {@code availablePolicyTypes} are deprecated and not to be believed.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html">
 *     DescribeOrganization</a>
 */
@Needs("organizations:DescribeOrganization")
public record OwnOrganization() implements Fact<Optional<Organization>> {
    @Override
    public Optional<Organization> load(Aws aws) {
        OrganizationsClient client = aws.client(OrganizationsClient.class, OrganizationsClient::builder, Aws.GLOBAL);
        return Answers.absentWhen(client::describeOrganization, "AWSOrganizationsNotInUseException")
                .map(answer -> Answers.require(answer.organization(), "Organization"));
    }
}
