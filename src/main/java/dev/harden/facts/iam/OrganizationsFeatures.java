package dev.harden.facts.iam;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Needs;
import dev.harden.facts.NotOffered;
import dev.harden.facts.Refusal;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ListOrganizationsFeaturesResponse;

/**
 * Lists the features of central root access that are on in the organization, as {@code RootCredentialsManagement}. Only
 * the management account and IAM's delegated administrator may ask.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOrganizationsFeatures.html">
 *     ListOrganizationsFeatures</a>
 */
@Needs("iam:ListOrganizationsFeatures")
public record OrganizationsFeatures() implements Fact<List<String>> {
    @Override
    public List<String> load(Aws aws) {
        try {
            ListOrganizationsFeaturesResponse answer = aws.client(IamClient.class, IamClient::builder, Aws.GLOBAL)
                    .listOrganizationsFeatures(request -> {});
            Answers.require(answer.organizationId(), "OrganizationId");
            return answer.enabledFeaturesAsStrings();
        } catch (AwsServiceException refusal) {
            return switch (name(refusal)) {
                // Without trusted access for IAM nothing of it can be on.
                case "ServiceAccessNotEnabled" -> List.of();
                case "AccountNotManagementOrDelegatedAdministrator" ->
                    throw FactUnavailable.notVisibleFromHere(
                            "only the management account and IAM's delegated administrator see the organization's central"
                                    + " root access");
                case "OrganizationNotFound", "OrganizationNotInAllFeaturesMode" ->
                    throw new NotOffered("central root access takes an organization with all features");
                default -> throw refusal;
            };
        }
    }

    /** Gives the code as the query protocol writes it, or as the SDK names it. */
    private static String name(AwsServiceException refusal) {
        String code = Refusal.code(refusal);
        return code.endsWith("Exception") ? code.substring(0, code.length() - "Exception".length()) : code;
    }
}
