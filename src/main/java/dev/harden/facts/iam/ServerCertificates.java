package dev.harden.facts.iam;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ListServerCertificatesResponse;
import software.amazon.awssdk.services.iam.model.ServerCertificateMetadata;

/** Lists the server certificates that IAM stores. */
@Needs("iam:ListServerCertificates")
public record ServerCertificates() implements Fact<List<ServerCertificateMetadata>> {
    @Override
    public List<ServerCertificateMetadata> load(Aws aws) {
        List<ServerCertificateMetadata> found = new ArrayList<>();
        var pages = aws.client(IamClient.class, IamClient::builder, Aws.GLOBAL).listServerCertificatesPaginator();
        for (ListServerCertificatesResponse page : pages) {
            Answers.requireList(page.hasServerCertificateMetadataList(), "ServerCertificateMetadataList");
            found.addAll(page.serverCertificateMetadataList());
        }
        return List.copyOf(found);
    }
}
