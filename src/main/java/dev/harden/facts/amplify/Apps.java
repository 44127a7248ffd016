package dev.harden.facts.amplify;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.facts.Offered;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.amplify.AmplifyClient;
import software.amazon.awssdk.services.amplify.model.App;

/**
 * Lists the applications of Amplify.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/amplify/latest/APIReference/API_ListApps.html">ListApps</a>
 */
@Needs("amplify:ListApps")
public record Apps(String region) implements Fact<List<App>> {
    @Override
    public List<App> load(Aws aws) {
        List<App> all = new ArrayList<>();
        if (Offered.in(region, "amplify")) {
            aws.client(AmplifyClient.class, AmplifyClient::builder, region)
                    .listAppsPaginator(request -> {})
                    .forEach(page -> {
                        Answers.requireList(page.hasApps(), "apps");
                        page.apps().forEach(one -> {
                            Answers.require(one.appArn(), "appArn");
                            Answers.require(one.appId(), "appId");
                            Answers.require(one.name(), "name");
                            all.add(one);
                        });
                    });
        }
        return List.copyOf(all);
    }
}
