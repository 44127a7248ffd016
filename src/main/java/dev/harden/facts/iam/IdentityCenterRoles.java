package dev.harden.facts.iam;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.Role;

/** Lists the roles that IAM Identity Center made for its permission sets. */
@Needs("iam:ListRoles")
public record IdentityCenterRoles() implements Fact<List<Role>> {
    @Override
    public List<Role> load(Aws aws) {
        List<Role> found = new ArrayList<>();
        var pages = aws.client(IamClient.class, IamClient::builder, Aws.GLOBAL)
                .listRolesPaginator(request -> request.pathPrefix("/aws-reserved/sso.amazonaws.com/"));
        for (ListRolesResponse page : pages) {
            Answers.requireList(page.hasRoles(), "Roles");
            found.addAll(page.roles());
        }
        return List.copyOf(found);
    }
}
