package dev.harden.facts.cognito;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.facts.Offered;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolDescriptionType;

/**
 * Lists the user pools of Cognito.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPools.html">
 *     ListUserPools</a>
 */
@Needs("cognito-idp:ListUserPools")
public record UserPools(String region) implements Fact<List<UserPoolDescriptionType>> {
    /** What a page holds at most; Cognito has no default. */
    private static final int PAGE = 60;

    @Override
    public List<UserPoolDescriptionType> load(Aws aws) {
        List<UserPoolDescriptionType> all = new ArrayList<>();
        if (Offered.in(region, "cognito-idp")) {
            aws.client(CognitoIdentityProviderClient.class, CognitoIdentityProviderClient::builder, region)
                    .listUserPoolsPaginator(request -> request.maxResults(PAGE))
                    .forEach(page -> {
                        Answers.requireList(page.hasUserPools(), "UserPools");
                        page.userPools().forEach(one -> {
                            Answers.require(one.id(), "Id");
                            Answers.require(one.name(), "Name");
                            all.add(one);
                        });
                    });
        }
        return List.copyOf(all);
    }
}
