package dev.harden.webacl;

import java.util.List;

/**
 * Is a web ACL.
 *
 * @param blocksByDefault whether it keeps out what no rule decides about
 * @param entries its rules and rule groups in the order in which requests meet them: Firewall Manager's first ones, its own,
 *     Firewall Manager's last ones
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/waf-policies-rule-groups.html">The order with
 *     Firewall Manager</a>
 */
public record Acl(boolean blocksByDefault, List<Entry> entries) {
    public Acl {
        entries = List.copyOf(entries);
    }
}
