package dev.harden.checks.waf;

import dev.harden.checks.Check;
import dev.harden.checks.Reads;
import dev.harden.checks.Subjects;
import dev.harden.facts.Facts;
import dev.harden.facts.wafv2.WafItem;
import dev.harden.facts.wafv2.WebAcls;
import dev.harden.model.Resource;
import java.util.List;
import software.amazon.awssdk.services.wafv2.model.Scope;

/** Judges each web ACL of a region; those for CloudFront in the region that WAF keeps them in. */
@Reads({WebAcls.class})
abstract class WebAclCheck implements Check<WafItem> {
    @Override
    public final Subjects<WafItem> subjects(dev.harden.model.Scope scope, Facts facts) {
        String region = scope.region();
        WebAcls regional = new WebAcls(region, Scope.REGIONAL);
        return Subjects.of(facts.gather(
                region.equals(WafItem.CLOUDFRONT)
                        ? List.of(regional, new WebAcls(region, Scope.CLOUDFRONT))
                        : List.of(regional)));
    }

    @Override
    public final Resource resource(WafItem acl) {
        return acl.webAcl();
    }
}
