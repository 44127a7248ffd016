package dev.harden.facts.kms;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyListEntry;

/**
 * Lists all KMS keys of the account in a region, those that AWS manages for it included.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html">ListKeys</a>
 */
@Needs("kms:ListKeys")
public record Keys(String region) implements Fact<List<KeyListEntry>> {
    @Override
    public List<KeyListEntry> load(Aws aws) {
        List<KeyListEntry> found = new ArrayList<>();
        aws.client(KmsClient.class, KmsClient::builder, region)
                .listKeysPaginator(request -> {})
                .forEach(page -> {
                    Answers.requireList(page.hasKeys(), "Keys");
                    page.keys().forEach(key -> {
                        Answers.require(key.keyId(), "KeyId");
                        Answers.require(key.keyArn(), "KeyArn");
                        found.add(key);
                    });
                });
        return List.copyOf(found);
    }
}
