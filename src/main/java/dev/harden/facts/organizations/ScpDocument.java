package dev.harden.facts.organizations;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.policy.Policy;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/**
 * Reads a service control policy; one that cannot be read is a policy too, of which only the name is known.
 *
 * @param id the policy's id, as {@code p-FullAWSAccess}
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribePolicy.html">DescribePolicy</a>
 */
@Needs("organizations:DescribePolicy")
public record ScpDocument(String id) implements Fact<Policy> {
    @Override
    public Policy load(Aws aws) {
        var answer = aws.client(OrganizationsClient.class, OrganizationsClient::builder, Aws.GLOBAL)
                .describePolicy(request -> request.policyId(id));
        var policy = Answers.require(answer.policy(), "Policy");
        String name = Answers.require(
                Answers.require(policy.policySummary(), "PolicySummary").name(), "Name");
        return Policy.read("policy " + name, Answers.require(policy.content(), "Content"));
    }
}
