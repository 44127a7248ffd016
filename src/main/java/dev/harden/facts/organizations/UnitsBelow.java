package dev.harden.facts.organizations;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;

/**
 * Lists the organizational units that hang directly under the root or another unit.
 *
 * @param parent the id of the root or unit, as {@code r-ab12}
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListOrganizationalUnitsForParent.html">
 *     ListOrganizationalUnitsForParent</a>
 */
@Needs("organizations:ListOrganizationalUnitsForParent")
public record UnitsBelow(String parent) implements Fact<List<OrganizationalUnit>> {
    @Override
    public List<OrganizationalUnit> load(Aws aws) {
        OrganizationsClient client = aws.client(OrganizationsClient.class, OrganizationsClient::builder, Aws.GLOBAL);
        List<OrganizationalUnit> all = new ArrayList<>();
        client.listOrganizationalUnitsForParentPaginator(request -> request.parentId(parent))
                .forEach(page -> {
                    Answers.requireList(page.hasOrganizationalUnits(), "OrganizationalUnits");
                    page.organizationalUnits().forEach(one -> {
                        Answers.require(one.id(), "Id");
                        all.add(one);
                    });
                });
        return List.copyOf(all);
    }
}
