package dev.harden.facts.ssm;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentPermissionResponse;
import software.amazon.awssdk.services.ssm.model.DocumentPermissionType;

/**
 * Lists the accounts that a document is shared with; {@code all} among them stands for everybody.
 *
 * @param region the region's code
 * @param document the document's name
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeDocumentPermission.html">DescribeDocumentPermission</a>
 */
@Needs("ssm:DescribeDocumentPermission")
public record DocumentShares(String region, String document) implements Fact<List<String>> {
    @Override
    public List<String> load(Aws aws) {
        SsmClient ssm = aws.client(SsmClient.class, SsmClient::builder, region);
        List<String> accounts = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            DescribeDocumentPermissionResponse page = ssm.describeDocumentPermission(request -> request.name(document)
                    .permissionType(DocumentPermissionType.SHARE)
                    .maxResults(200)
                    .nextToken(next));
            Answers.requireList(page.hasAccountIds(), "AccountIds");
            accounts.addAll(page.accountIds());
            token = page.nextToken();
        } while (token != null && !token.isEmpty());
        return List.copyOf(accounts);
    }
}
