package dev.harden.facts.wafv2;

import dev.harden.facts.Answers;
import dev.harden.model.Resource;
import java.util.List;
import software.amazon.awssdk.services.wafv2.model.Scope;

/**
 * Names a web ACL, a rule group or an IP set.
 *
 * @param region the region to ask, us-east-1 for those of CloudFront
 * @param arn as {@code arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/a1b2}
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html">Resources</a>
 */
public record WafItem(String region, String arn) {
    /** The one region that WAF keeps what protects CloudFront in. */
    public static final String CLOUDFRONT = "us-east-1";

    /**
     * @throws Answers.Incomplete when the ARN is none of WAF
     */
    public WafItem {
        String[] parts = arn.split(":", 6);
        if (parts.length < 6
                || !parts[2].equals("wafv2")
                || parts[5].split("/", -1).length != 4
                || !(parts[5].startsWith("global/") || parts[5].startsWith("regional/"))) {
            throw new Answers.Incomplete("an ARN of AWS WAF: " + arn);
        }
    }

    /** Gives the scope: what CloudFront takes, or what the resources of a region take. */
    public Scope scope() {
        return path().get(0).equals("global") ? Scope.CLOUDFRONT : Scope.REGIONAL;
    }

    public String name() {
        return path().get(2);
    }

    public String id() {
        return path().get(3);
    }

    private List<String> path() {
        return List.of(arn.split(":", 6)[5].split("/", -1));
    }

    /** Gives a web ACL as the subject of a finding. */
    public Resource webAcl() {
        return new Resource(arn, id(), "AWS::WAFv2::WebACL", name());
    }
}
