package dev.harden.facts.iam;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.ListAccessKeysResponse;

/** Lists a user's access keys, inactive ones too.
 *
 * @param user the user's name
 */
@Needs("iam:ListAccessKeys")
public record AccessKeys(String user) implements Fact<List<AccessKeyMetadata>> {
    @Override
    public List<AccessKeyMetadata> load(Aws aws) {
        List<AccessKeyMetadata> found = new ArrayList<>();
        var pages = aws.client(IamClient.class, IamClient::builder, Aws.GLOBAL)
                .listAccessKeysPaginator(request -> request.userName(user));
        for (ListAccessKeysResponse page : pages) {
            Answers.requireList(page.hasAccessKeyMetadata(), "AccessKeyMetadata");
            found.addAll(page.accessKeyMetadata());
        }
        return List.copyOf(found);
    }
}
