package dev.harden.checks.waf;

import dev.harden.checks.Breadth;
import dev.harden.checks.CheckInfo;
import dev.harden.checks.Verdict;
import dev.harden.facts.Facts;
import dev.harden.facts.wafv2.WafItem;
import dev.harden.facts.wafv2.WebAcl;
import dev.harden.model.Count;
import dev.harden.model.Severity;
import dev.harden.webacl.Entry;
import java.util.List;
import java.util.stream.Collectors;

/** Holds each web ACL to having rules; Firewall Manager's rule groups are some. */
@CheckInfo(
        id = "waf-rules",
        title = "Web ACLs have rules",
        fault = "Web ACL has no rules",
        severity = Severity.MEDIUM,
        scope = Breadth.REGION,
        none = "there is no web ACL that could have rules",
        reads = {WebAcl.class})
public final class WafRules extends WebAclCheck {
    @Override
    public Verdict judge(WafItem acl, Facts facts) {
        List<Entry> entries = facts.get(new WebAcl(acl)).entries();
        return entries.isEmpty()
                ? Verdict.fail("web ACL %s has no rules", acl.name())
                        .mendedBy(WebAclMends.having(acl, WebAclMends.COMMON, facts))
                : Verdict.pass(
                        "web ACL %s has %s: %s",
                        acl.name(),
                        Count.of(entries.size(), "rule"),
                        entries.stream().map(Entry::name).collect(Collectors.joining(", ")));
    }
}
