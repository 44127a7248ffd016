package dev.harden.facts.wafv2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.Optional;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.WebACL;

/**
 * Gives the ARN of the web ACL that protects a resource; absent when there is none, which AWS says by leaving it out of
 * its answer.
 *
 * @param region the region to ask, us-east-1 for an application of Amplify
 * @param resource the resource's ARN
 * @see <a href="https://docs.aws.amazon.com/waf/latest/APIReference/API_GetWebACLForResource.html">
 *     GetWebACLForResource</a>
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/security_iam_service-with-iam.html">The permissions
 *     that it takes</a>
 */
@Needs("wafv2:GetWebACLForResource")
@Needs(value = "wafv2:GetWebACL", operation = "wafv2:GetWebACLForResource")
@Needs(value = "amplify:GetWebACLForResource", operation = "wafv2:GetWebACLForResource")
@Needs(value = "apprunner:DescribeWebAclForService", operation = "wafv2:GetWebACLForResource")
@Needs(value = "cognito-idp:GetWebACLForResource", operation = "wafv2:GetWebACLForResource")
@Needs(value = "ec2:GetVerifiedAccessInstanceWebAcl", operation = "wafv2:GetWebACLForResource")
public record WebAclOfResource(String region, String resource) implements Fact<Optional<String>> {
    @Override
    public Optional<String> load(Aws aws) {
        Wafv2Client client = aws.client(Wafv2Client.class, Wafv2Client::builder, region);
        WebACL acl = client.getWebACLForResource(request -> request.resourceArn(resource))
                .webACL();
        return Optional.ofNullable(acl).map(one -> Answers.require(one.arn(), "ARN"));
    }
}
