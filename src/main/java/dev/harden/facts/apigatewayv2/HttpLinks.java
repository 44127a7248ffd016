package dev.harden.facts.apigatewayv2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.VpcLink;

/**
 * Lists the VPC links of the second version, which have interfaces in subnets.
 *
 * @param region the region's code
 * @see <a href="https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/vpclinks.html">GetVpcLinks</a>
 */
@Needs(value = "apigateway:GET", operation = "apigateway:GetVpcLinks")
public record HttpLinks(String region) implements Fact<List<VpcLink>> {
    @Override
    public List<VpcLink> load(Aws aws) {
        List<VpcLink> all = new ArrayList<>();
        ApiGatewayV2Client client = aws.client(ApiGatewayV2Client.class, ApiGatewayV2Client::builder, region);
        String token = null;
        do {
            String next = token;
            var page = client.getVpcLinks(request -> request.nextToken(next));
            Answers.requireList(page.hasItems(), "items");
            page.items().forEach(one -> {
                Answers.require(one.vpcLinkId(), "VpcLinkId");
                Answers.require(one.subnetIds(), "SubnetIds");
                all.add(one);
            });
            token = page.nextToken();
        } while (token != null && !token.isEmpty());
        return List.copyOf(all);
    }
}
