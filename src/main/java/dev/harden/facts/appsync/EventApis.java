package dev.harden.facts.appsync;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.facts.Offered;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.appsync.AppSyncClient;
import software.amazon.awssdk.services.appsync.model.Api;

/**
 * Lists the event APIs of AppSync, with their web ACLs.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/APIReference/API_ListApis.html">ListApis</a>
 */
@Needs("appsync:ListApis")
public record EventApis(String region) implements Fact<List<Api>> {
    @Override
    public List<Api> load(Aws aws) {
        List<Api> all = new ArrayList<>();
        if (Offered.in(region, "appsync")) {
            aws.client(AppSyncClient.class, AppSyncClient::builder, region)
                    .listApisPaginator(request -> {})
                    .forEach(page -> {
                        Answers.requireList(page.hasApis(), "apis");
                        page.apis().forEach(one -> {
                            Answers.require(one.apiArn(), "apiArn");
                            Answers.require(one.apiId(), "apiId");
                            Answers.require(one.name(), "name");
                            all.add(one);
                        });
                    });
        }
        return List.copyOf(all);
    }
}
