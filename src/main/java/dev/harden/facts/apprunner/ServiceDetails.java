package dev.harden.facts.apprunner;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import software.amazon.awssdk.services.apprunner.AppRunnerClient;
import software.amazon.awssdk.services.apprunner.model.Service;

/**
 * Tells whether a service of App Runner is reached from the Internet, or through VPC endpoints alone.
 *
 * @param region the region's code
 * @param arn the service's ARN
 * @see <a href="https://docs.aws.amazon.com/apprunner/latest/api/API_DescribeService.html">DescribeService</a>
 */
@Needs("apprunner:DescribeService")
public record ServiceDetails(String region, String arn) implements Fact<Boolean> {
    @Override
    public Boolean load(Aws aws) {
        Service service = aws.client(AppRunnerClient.class, AppRunnerClient::builder, region)
                .describeService(request -> request.serviceArn(arn))
                .service();
        var network =
                Answers.require(Answers.require(service, "Service").networkConfiguration(), "NetworkConfiguration");
        var ingress = Answers.require(network.ingressConfiguration(), "IngressConfiguration");
        return Answers.require(ingress.isPubliclyAccessible(), "IsPubliclyAccessible");
    }
}
