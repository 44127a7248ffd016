package dev.harden.facts.appsync;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.facts.Offered;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.appsync.AppSyncClient;
import software.amazon.awssdk.services.appsync.model.GraphqlApi;

/**
 * Lists the GraphQL APIs of AppSync, with their web ACLs.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/APIReference/API_ListGraphqlApis.html">ListGraphqlApis</a>
 */
@Needs("appsync:ListGraphqlApis")
public record GraphqlApis(String region) implements Fact<List<GraphqlApi>> {
    @Override
    public List<GraphqlApi> load(Aws aws) {
        List<GraphqlApi> all = new ArrayList<>();
        if (Offered.in(region, "appsync")) {
            aws.client(AppSyncClient.class, AppSyncClient::builder, region)
                    .listGraphqlApisPaginator(request -> {})
                    .forEach(page -> {
                        Answers.requireList(page.hasGraphqlApis(), "graphqlApis");
                        page.graphqlApis().forEach(one -> {
                            Answers.require(one.arn(), "arn");
                            Answers.require(one.apiId(), "apiId");
                            Answers.require(one.name(), "name");
                            all.add(one);
                        });
                    });
        }
        return List.copyOf(all);
    }
}
