package dev.harden.facts.organizations;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;

/**
 * Lists the accounts of the organization in every state, the management account among them. Only that and delegated
 * administrators may ask. A page may be empty though more follow.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html">ListAccounts</a>
 */
@Needs("organizations:ListAccounts")
public record OrganizationAccounts() implements Fact<List<Account>> {
    @Override
    public List<Account> load(Aws aws) {
        OrganizationsClient client = aws.client(OrganizationsClient.class, OrganizationsClient::builder, Aws.GLOBAL);
        List<Account> all = new ArrayList<>();
        client.listAccountsPaginator(request -> {}).forEach(page -> {
            Answers.requireList(page.hasAccounts(), "Accounts");
            page.accounts().forEach(one -> {
                Answers.require(one.id(), "Id");
                Answers.require(one.arn(), "Arn");
                all.add(one);
            });
        });
        if (all.isEmpty()) {
            // An organization has its management account at least.
            throw new Answers.Incomplete("Accounts");
        }
        return List.copyOf(all);
    }
}
