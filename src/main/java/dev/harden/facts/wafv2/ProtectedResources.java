package dev.harden.facts.wafv2;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Fact;
import dev.harden.facts.Needs;
import java.util.List;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.ListResourcesForWebAclResponse;
import software.amazon.awssdk.services.wafv2.model.ResourceType;

/**
 * Lists the ARNs of the resources of one type that a web ACL protects. CloudFront's distributions are none of these.
 *
 * @param acl the web ACL
 * @param type which; without a type AWS answers for load balancers alone
 * @see <a href="https://docs.aws.amazon.com/waf/latest/APIReference/API_ListResourcesForWebACL.html">
 *     ListResourcesForWebACL</a>
 */
@Needs("wafv2:ListResourcesForWebACL")
@Needs(value = "amplify:ListResourcesForWebACL", operation = "wafv2:ListResourcesForWebACL")
@Needs(value = "apprunner:ListAssociatedServicesForWebAcl", operation = "wafv2:ListResourcesForWebACL")
@Needs(value = "cognito-idp:ListResourcesForWebACL", operation = "wafv2:ListResourcesForWebACL")
@Needs(value = "ec2:DescribeVerifiedAccessInstanceWebAclAssociations", operation = "wafv2:ListResourcesForWebACL")
public record ProtectedResources(WafItem acl, ResourceType type) implements Fact<List<String>> {
    @Override
    public List<String> load(Aws aws) {
        ListResourcesForWebAclResponse answer = aws.client(Wafv2Client.class, Wafv2Client::builder, acl.region())
                .listResourcesForWebACL(request -> request.webACLArn(acl.arn()).resourceType(type));
        Answers.requireList(answer.hasResourceArns(), "ResourceArns");
        return answer.resourceArns();
    }
}
