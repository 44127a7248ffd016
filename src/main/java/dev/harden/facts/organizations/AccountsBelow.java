package dev.harden.facts.organizations;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/**
 * Lists the ids of the accounts that hang directly under the root or an organizational unit. A page may be empty though
 * more follow.
 *
 * @param parent the id of the root or unit, as {@code r-ab12}
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccountsForParent.html">
 *     ListAccountsForParent</a>
 */
@Needs("organizations:ListAccountsForParent")
public record AccountsBelow(String parent) implements Fact<List<String>> {
    @Override
    public List<String> load(Aws aws) {
        OrganizationsClient client = aws.client(OrganizationsClient.class, OrganizationsClient::builder, Aws.GLOBAL);
        List<String> all = new ArrayList<>();
        client.listAccountsForParentPaginator(request -> request.parentId(parent))
                .forEach(page -> {
                    Answers.requireList(page.hasAccounts(), "Accounts");
                    page.accounts().forEach(one -> all.add(Answers.require(one.id(), "Id")));
                });
        return List.copyOf(all);
    }
}
