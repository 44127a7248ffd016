package dev.harden.facts.globalaccelerator;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.globalaccelerator.GlobalAcceleratorClient;
import software.amazon.awssdk.services.globalaccelerator.model.Listener;

/**
 * Lists the listeners of an accelerator.
 *
 * @param accelerator the accelerator's ARN
 * @see <a href="https://docs.aws.amazon.com/global-accelerator/latest/api/API_ListListeners.html">ListListeners</a>
 */
@Needs("globalaccelerator:ListListeners")
public record AcceleratorListeners(String accelerator) implements Fact<List<Listener>> {
    @Override
    public List<Listener> load(Aws aws) {
        List<Listener> all = new ArrayList<>();
        aws.client(GlobalAcceleratorClient.class, GlobalAcceleratorClient::builder, Accelerators.REGION)
                .listListenersPaginator(
                        request -> request.acceleratorArn(accelerator).maxResults(100))
                .forEach(page -> {
                    Answers.requireList(page.hasListeners(), "Listeners");
                    page.listeners().forEach(one -> {
                        Answers.require(one.listenerArn(), "ListenerArn");
                        Answers.requireList(one.hasPortRanges(), "PortRanges");
                        all.add(one);
                    });
                });
        return List.copyOf(all);
    }
}
