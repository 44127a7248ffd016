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
         * Refuses to say of a step that it keeps nobody out when a later rule blocks by labels: what the step only counts
         * may be labelled by it and blocked there.
         *
         * @throws FactUnavailable when there is such a rule, or may be
         * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/waf-labels.html">Labels</a>
         */
        public void throwIfLabelled(Step step) {
            for (Step later : steps.subList(steps.indexOf(step) + 1, steps.size())) {
                if (later.isHiddenGroup()) {
                    throwIfUnseen(later);
                }
                boolean byLabels = later.rule()
                        .filter(rule -> rule.statement().looksForLabels())
                        .isPresent();
                if (byLabels && isLive(later)) {
                    throw FactUnavailable.notSettled(step.name() + " blocks nothing itself, but " + later.name()
                            + " blocks by labels, which it may give");
                }
            }
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
