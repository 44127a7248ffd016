package dev.harden.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Is one change of a network ACL's rules: a rule is made, replaced by another under its number, or deleted.
 *
 * @param before the rule that is there; none where it is made
 * @param after the rule that will be there; none where it is deleted
 */
public record AclChange(Optional<AclRule> before, Optional<AclRule> after) {
    static AclChange make(AclRule rule) {
        return new AclChange(Optional.empty(), Optional.of(rule));
    }

    static AclChange replace(AclRule rule, AclRule other) {
        return new AclChange(Optional.of(rule), Optional.of(other));
    }

    static AclChange delete(AclRule rule) {
        return new AclChange(Optional.of(rule), Optional.empty());
    }

    /** Gives the rule that is changed. */
    public AclRule rule() {
        return after.or(() -> before).orElseThrow();
    }

    /** Gives an ACL as it is after the change. */
    public NetworkAcl of(NetworkAcl acl) {
        List<AclRule> rules = new ArrayList<>(acl.rules());
        before.ifPresent(rules::remove);
        after.ifPresent(rules::add);
        return new NetworkAcl(acl.id(), acl.owner(), acl.vpc(), acl.isDefault(), acl.subnets(), rules);
    }
}
