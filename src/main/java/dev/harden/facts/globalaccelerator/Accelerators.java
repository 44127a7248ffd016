package dev.harden.facts.globalaccelerator;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.globalaccelerator.GlobalAcceleratorClient;
import software.amazon.awssdk.services.globalaccelerator.model.Accelerator;

/**
 * Lists the standard accelerators of the account, wherever their endpoints are.
 *
 * @see <a href="https://docs.aws.amazon.com/global-accelerator/latest/api/API_ListAccelerators.html">ListAccelerators</a>
 */
@Needs("globalaccelerator:ListAccelerators")
public record Accelerators() implements Fact<List<Accelerator>> {
    /** The one region that answers for the service. */
    static final String REGION = "us-west-2";

    @Override
    public List<Accelerator> load(Aws aws) {
        List<Accelerator> all = new ArrayList<>();
        aws.client(GlobalAcceleratorClient.class, GlobalAcceleratorClient::builder, REGION)
                .listAcceleratorsPaginator(request -> request.maxResults(100))
                .forEach(page -> {
                    Answers.requireList(page.hasAccelerators(), "Accelerators");
                    page.accelerators().forEach(one -> {
                        Answers.require(one.acceleratorArn(), "AcceleratorArn");
                        Answers.require(one.enabled(), "Enabled");
                        all.add(one);
                    });
                });
        return List.copyOf(all);
    }
}
