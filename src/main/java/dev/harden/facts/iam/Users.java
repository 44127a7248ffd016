package dev.harden.facts.iam;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.User;

/** Lists the account's IAM users. */
@Needs("iam:ListUsers")
public record Users() implements Fact<List<User>> {
    @Override
    public List<User> load(Aws aws) {
        List<User> found = new ArrayList<>();
        var pages = aws.client(IamClient.class, IamClient::builder, Aws.GLOBAL).listUsersPaginator();
        for (ListUsersResponse page : pages) {
            Answers.requireList(page.hasUsers(), "Users");
            found.addAll(page.users());
        }
        return List.copyOf(found);
    }
}
