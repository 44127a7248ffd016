package dev.harden.facts.apprunner;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import dev.harden.facts.Offered;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.apprunner.AppRunnerClient;
import software.amazon.awssdk.services.apprunner.model.ServiceSummary;

/**
 * Lists the services of App Runner.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/apprunner/latest/api/API_ListServices.html">ListServices</a>
 */
@Needs("apprunner:ListServices")
public record Services(String region) implements Fact<List<ServiceSummary>> {
    @Override
    public List<ServiceSummary> load(Aws aws) {
        List<ServiceSummary> all = new ArrayList<>();
        if (Offered.in(region, "apprunner")) {
            aws.client(AppRunnerClient.class, AppRunnerClient::builder, region)
                    .listServicesPaginator(request -> {})
                    .forEach(page -> {
                        Answers.requireList(page.hasServiceSummaryList(), "ServiceSummaryList");
                        page.serviceSummaryList().forEach(one -> {
                            Answers.require(one.serviceArn(), "ServiceArn");
                            Answers.require(one.serviceId(), "ServiceId");
                            Answers.require(one.serviceName(), "ServiceName");
                            Answers.require(one.statusAsString(), "Status");
                            all.add(one);
                        });
                    });
        }
        return List.copyOf(all);
    }
}
