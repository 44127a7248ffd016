package dev.harden.facts.organizations;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Root;

/**
 * Lists the roots of the organization, of which AWS makes one, with the types of policies that are enabled. Only the
 * management account and delegated administrators may ask.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListRoots.html">ListRoots</a>
 */
@Needs("organizations:ListRoots")
public record Roots() implements Fact<List<Root>> {
    @Override
    public List<Root> load(Aws aws) {
        OrganizationsClient client = aws.client(OrganizationsClient.class, OrganizationsClient::builder, Aws.GLOBAL);
        List<Root> all = new ArrayList<>();
        client.listRootsPaginator(request -> {}).forEach(page -> {
            Answers.requireList(page.hasRoots(), "Roots");
            page.roots().forEach(one -> {
                Answers.require(one.id(), "Id");
                Answers.requireList(one.hasPolicyTypes(), "PolicyTypes");
                all.add(one);
            });
        });
        return List.copyOf(all);
    }
}
