package dev.harden.facts.globalaccelerator;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.globalaccelerator.GlobalAcceleratorClient;
import software.amazon.awssdk.services.globalaccelerator.model.EndpointGroup;

/**
 * Lists the endpoint groups of an accelerator's listener, one a region, with their endpoints.
 *
 * @param listener the listener's ARN
 * @see <a href="https://docs.aws.amazon.com/global-accelerator/latest/api/API_ListEndpointGroups.html">ListEndpointGroups</a>
 */
@Needs("globalaccelerator:ListEndpointGroups")
public record EndpointGroups(String listener) implements Fact<List<EndpointGroup>> {
    @Override
    public List<EndpointGroup> load(Aws aws) {
        List<EndpointGroup> all = new ArrayList<>();
        aws.client(GlobalAcceleratorClient.class, GlobalAcceleratorClient::builder, Accelerators.REGION)
                .listEndpointGroupsPaginator(
                        request -> request.listenerArn(listener).maxResults(100))
                .forEach(page -> {
                    Answers.requireList(page.hasEndpointGroups(), "EndpointGroups");
                    page.endpointGroups().forEach(one -> {
                        Answers.require(one.endpointGroupRegion(), "EndpointGroupRegion");
                        Answers.requireList(one.hasEndpointDescriptions(), "EndpointDescriptions");
                        all.add(one);
                    });
                });
        return List.copyOf(all);
    }
}
