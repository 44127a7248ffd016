package dev.harden.checks.waf;

import dev.harden.checks.Guards;
import dev.harden.checks.Mend;
import dev.harden.facts.wafv2.WafItem;
import dev.harden.facts.wafv2.WebAclLogging;
import dev.harden.facts.wafv2.WebAclOfResource;
import dev.harden.facts.webfront.WebFront;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Placeholder;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.wafv2.model.LogScope;
import software.amazon.awssdk.services.wafv2.model.LoggingConfiguration;

/** Gives fronts a web ACL, and web ACLs a log. */
final class FrontMends {
    private FrontMends() {}

    static Remedy associated(WebFront front) {
        String type = front.resource().type();
        if (type.startsWith("AWS::CloudFront::")) {
            return Remedy.none(
                    NoCommand.Why.VALUE,
                    "the web ACL of scope CLOUDFRONT that is to protect it: CloudFront takes it with"
                            + " the whole configuration");
        }
        String arn = front.resource().arn();
        Placeholder acl = new Placeholder("WEB_ACL_ARN", "the ARN of a web ACL of AWS WAF in " + front.region());
        Step step = Step.of(Call.of(
                        "wafv2", "AssociateWebACL", front.region(), "WebACLArn", acl.mark(), "ResourceArn", arn))
                .needing(acl)
                .guarded(Guard.of(
                        Call.of("wafv2", "GetWebACLForResource", front.region(), "ResourceArn", arn), "!WebACL"))
                .undoneBy(Call.of("wafv2", "DisassociateWebACL", front.region(), "ResourceArn", arn))
                .but(Effect.COSTS, "AWS WAF bills the requests that the web ACL looks at")
                .but(Effect.CUTS_OFF, "requests to " + front.name() + " that the web ACL blocks");
        String supposed = "arn:aws:wafv2:" + front.region() + "::regional/webacl/" + acl.mark();
        return Remedy.of(
                Mend.of(new Target(type, front.region(), arn, "web ACL"), front.name() + " has a web ACL", step)
                        .telling(new WebAclOfResource(front.region(), arn), Optional.of(supposed)));
    }

    static Mend logged(WafItem acl) {
        Placeholder to = new Placeholder(
                "WAF_LOG_ARN",
                "the ARN of a log group, a bucket or a stream of Firehose whose name begins with aws-waf-logs-");
        Step step = Step.of(Call.of(
                        "wafv2",
                        "PutLoggingConfiguration",
                        acl.region(),
                        "LoggingConfiguration",
                        Call.map("ResourceArn", acl.arn(), "LogDestinationConfigs", List.of(to.mark()))))
                .needing(to)
                .guarded(Guard.of(
                                Call.of("wafv2", "GetLoggingConfiguration", acl.region(), "ResourceArn", acl.arn()),
                                Guards.isEmpty("LoggingConfiguration.LogDestinationConfigs || `[]`"))
                        .orAbsent("WAFNonexistentItemException"))
                .undoneBy(Call.of("wafv2", "DeleteLoggingConfiguration", acl.region(), "ResourceArn", acl.arn()))
                .but(
                        Effect.COSTS,
                        "each request through web ACL " + acl.name() + " is logged, and billed where it goes");
        return Mend.of(
                        new Target("AWS::WAFv2::WebACL", acl.region(), acl.arn(), "logging"),
                        "web ACL " + acl.name() + " logs its requests",
                        step)
                .telling(
                        new WebAclLogging(acl, LogScope.CUSTOMER),
                        Optional.of(LoggingConfiguration.builder()
                                .resourceArn(acl.arn())
                                .logDestinationConfigs(to.mark())
                                .build()));
    }
}
