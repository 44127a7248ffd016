package dev.harden.webacl;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Is a web ACL.
 *
 * @param blocksByDefault whether it keeps out what no rule decides about
 * @param entries its rules and rule groups in the order in which requests meet them: Firewall Manager's first ones, its own,
 *     Firewall Manager's last ones
 * @param written it as AWS takes it; absent where that is not known whole
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/waf-policies-rule-groups.html">The order with
 *     Firewall Manager</a>
 */
public record Acl(boolean blocksByDefault, List<Entry> entries, Optional<Written> written) {
    public Acl {
        entries = List.copyOf(entries);
    }

    /** Is one that is not known whole. */
    public Acl(boolean blocksByDefault, List<Entry> entries) {
        this(blocksByDefault, entries, Optional.empty());
    }

    /** Gives it with what is known of the pattern sets in it; those in own rule groups are not in it. */
    public Acl with(Function<Statement.PatternSet, Statement> sets) {
        return new Acl(
                blocksByDefault, entries.stream().map(one -> one.with(sets)).toList(), written);
    }
}
