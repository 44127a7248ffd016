package dev.harden.facts.cloudfront;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.List;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.OriginProtocolPolicy;
import software.amazon.awssdk.services.cloudfront.model.VpcOriginEndpointConfig;

/**
 * Gives the ports on which CloudFront takes content from a VPC origin.
 *
 * @param id the VPC origin's id
 * @see <a href="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_GetVpcOrigin.html">GetVpcOrigin</a>
 */
@Needs("cloudfront:GetVpcOrigin")
public record VpcOriginPorts(String id) implements Fact<List<Integer>> {
    @Override
    public List<Integer> load(Aws aws) {
        VpcOriginEndpointConfig config = Answers.require(
                Answers.require(
                                aws.client(CloudFrontClient.class, CloudFrontClient::builder, Aws.GLOBAL)
                                        .getVpcOrigin(request -> request.id(id))
                                        .vpcOrigin(),
                                "VpcOrigin")
                        .vpcOriginEndpointConfig(),
                "VpcOriginEndpointConfig");
        int http = Answers.require(config.httpPort(), "HTTPPort");
        int https = Answers.require(config.httpsPort(), "HTTPSPort");
        OriginProtocolPolicy policy = Answers.require(config.originProtocolPolicy(), "OriginProtocolPolicy");
        return switch (policy) {
            case HTTP_ONLY -> List.of(http);
            case HTTPS_ONLY -> List.of(https);
            default -> List.of(http, https);
        };
    }
}
