package dev.harden.facts.organizations;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.PolicyType;

/**
 * Lists the ids of the service control policies that are attached directly to the root, a unit or an account; what is
 * attached above is not among them.
 *
 * @param target the id of the root, unit or account
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListPoliciesForTarget.html">
 *     ListPoliciesForTarget</a>
 */
@Needs("organizations:ListPoliciesForTarget")
public record AttachedScps(String target) implements Fact<List<String>> {
    @Override
    public List<String> load(Aws aws) {
        OrganizationsClient client = aws.client(OrganizationsClient.class, OrganizationsClient::builder, Aws.GLOBAL);
        List<String> all = new ArrayList<>();
        client.listPoliciesForTargetPaginator(
                        request -> request.targetId(target).filter(PolicyType.SERVICE_CONTROL_POLICY))
                .forEach(page -> {
                    Answers.requireList(page.hasPolicies(), "Policies");
                    page.policies().forEach(one -> all.add(Answers.require(one.id(), "Id")));
                });
        return List.copyOf(all);
    }
}
