package dev.harden.facts.wafv2;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.network.AddressSet;
import dev.harden.webacl.Acl;
import dev.harden.webacl.Bounds;
import dev.harden.webacl.Rule;
import dev.harden.webacl.Step;
import dev.harden.webacl.Walk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells what requests meet on their way through a web ACL. An IP set or rule group that is refused makes those steps
 * unseen that it could turn, and no other; who needs one of those is refused in turn.
 *
 * @param acl which
 */
@RestsOn({IpSet.class, RuleGroup.class, WebAcl.class})
public record AclSteps(WafItem acl) implements Derived<AclSteps.Found> {
    /**
     * Holds the steps.
     *
     * @param acl the web ACL
     * @param steps its steps in their order
     * @param refusals why IP sets and rule groups could not be seen, by their ARN
     */
    public record Found(Acl acl, List<Step> steps, Map<String, FactUnavailable> refusals) {
        public Found {
            steps = List.copyOf(steps);
            refusals = Map.copyOf(refusals);
        }

        /**
         * Tells whether a step keeps requests out.
         *
         * @throws FactUnavailable when that hangs on what could not be seen
         */
        public boolean isLive(Step step) {
            throwIfUnseen(step);
            return step.state() == Step.State.LIVE;
        }

        /**
         * Passes the refusal on that keeps a step from being seen.
         *
         * @throws FactUnavailable when there is one
         */
        public void throwIfUnseen(Step step) {
            if (step.state() == Step.State.UNSEEN) {
                throw refusals.get(step.unseen());
            }
        }
    }

    @Override
    public Found derive(Facts facts) {
        Acl found = facts.get(new WebAcl(acl));
        Map<String, FactUnavailable> refusals = new HashMap<>();
        List<Step> steps =
                Walk.through(found, arn -> addresses(arn, facts, refusals), arn -> rules(arn, facts, refusals));
        return new Found(found, steps, refusals);
    }

    private Bounds addresses(String arn, Facts facts, Map<String, FactUnavailable> refusals) {
        Seen<AddressSet> set = facts.attempt(new IpSet(new WafItem(acl.region(), arn)));
        set.missing().forEach(why -> refusals.put(arn, why));
        return set.items().stream().findFirst().map(Bounds::exactly).orElse(Bounds.UNSEEN);
    }

    private Optional<List<Rule>> rules(String arn, Facts facts, Map<String, FactUnavailable> refusals) {
        Seen<List<Rule>> rules = facts.attempt(new RuleGroup(new WafItem(acl.region(), arn)));
        rules.missing().forEach(why -> refusals.put(arn, why));
        return rules.items().stream().findFirst();
    }
}
