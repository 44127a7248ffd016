package dev.harden.facts.organizations;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/**
 * Lists the ids of the accounts that look after a service for the organization. Only the management account and delegated
 * administrators may ask. A page may be empty though more follow.
 *
 * @param service the service's principal, as {@code config.amazonaws.com}
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListDelegatedAdministrators.html">
 *     ListDelegatedAdministrators</a>
 */
@Needs("organizations:ListDelegatedAdministrators")
public record DelegatedAdministrators(String service) implements Fact<List<String>> {
    @Override
    public List<String> load(Aws aws) {
        OrganizationsClient client = aws.client(OrganizationsClient.class, OrganizationsClient::builder, Aws.GLOBAL);
        List<String> all = new ArrayList<>();
        client.listDelegatedAdministratorsPaginator(request -> request.servicePrincipal(service))
                .forEach(page -> {
                    Answers.requireList(page.hasDelegatedAdministrators(), "DelegatedAdministrators");
                    page.delegatedAdministrators().forEach(one -> all.add(Answers.require(one.id(), "Id")));
                });
        return List.copyOf(all);
    }
}
