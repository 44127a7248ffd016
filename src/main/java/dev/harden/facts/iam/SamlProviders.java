package dev.harden.facts.iam;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ListSamlProvidersResponse;
import software.amazon.awssdk.services.iam.model.SAMLProviderListEntry;

/** Lists the SAML providers of the account; AWS answers them in one page. */
@Needs("iam:ListSAMLProviders")
public record SamlProviders() implements Fact<List<SAMLProviderListEntry>> {
    @Override
    public List<SAMLProviderListEntry> load(Aws aws) {
        ListSamlProvidersResponse answer =
                aws.client(IamClient.class, IamClient::builder, Aws.GLOBAL).listSAMLProviders(request -> {});
        Answers.requireList(answer.hasSamlProviderList(), "SAMLProviderList");
        return answer.samlProviderList();
    }
}
