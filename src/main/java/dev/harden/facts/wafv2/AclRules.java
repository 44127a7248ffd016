package dev.harden.facts.wafv2;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.webacl.Bounds;
import dev.harden.webacl.Rule;
import dev.harden.webacl.Step;
import dev.harden.webacl.Walk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives the rules of a web ACL, those of its own rule groups in their places, whatever addresses and managed groups hold.
 *
 * @param acl which
 */
@RestsOn({RuleGroup.class, WebAcl.class})
public record AclRules(WafItem acl) implements Derived<AclRules.Found> {
    /**
     * Holds the rules.
     *
     * @param steps them as steps; what becomes of requests that a rule would block is not looked into
     * @param refusals why rule groups could not be seen, by their ARN
     */
    public record Found(List<Step> steps, Map<String, FactUnavailable> refusals) {
        public Found {
            steps = List.copyOf(steps);
            refusals = Map.copyOf(refusals);
        }
    }

    @Override
    public Found derive(Facts facts) {
        Map<String, FactUnavailable> refusals = new HashMap<>();
        List<Step> steps = Walk.through(
                facts.get(new WebAcl(acl)),
                arn -> Bounds.UNSEEN,
                arn -> rules(arn, facts, refusals),
                group -> Optional.empty());
        return new Found(steps, refusals);
    }

    private Optional<List<Rule>> rules(String arn, Facts facts, Map<String, FactUnavailable> refusals) {
        Seen<List<Rule>> rules = facts.attempt(new RuleGroup(new WafItem(acl.region(), arn)));
        rules.missing().forEach(why -> refusals.put(arn, why));
        return rules.items().stream().findFirst();
    }
}
