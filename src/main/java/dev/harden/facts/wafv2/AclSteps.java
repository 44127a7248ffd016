package dev.harden.facts.wafv2;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.network.AddressSet;
import dev.harden.webacl.Acl;
import dev.harden.webacl.Bounds;
import dev.harden.webacl.Contents;
import dev.harden.webacl.Group;
import dev.harden.webacl.Rule;
import dev.harden.webacl.Statement;
import dev.harden.webacl.Step;
import dev.harden.webacl.Walk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells what requests meet on their way through a web ACL. An IP set, pattern set or rule group that is refused makes those steps
 * unseen that it could turn, and no other; who needs one of those is refused in turn.
 *
 * @param acl which
 */
@RestsOn({IpSet.class, ManagedRuleGroup.class, PatternSet.class, RuleGroup.class, WebAcl.class})
public record AclSteps(WafItem acl) implements Derived<AclSteps.Found> {
    /**
     * Holds the steps.
     *
     * @param acl the web ACL
     * @param steps its steps in their order
     * @param refusals why IP sets, pattern sets and rule groups could not be seen, by their ARN
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
         * Gives the name of a later step that keeps requests out by the labels that a step gives, so that what only counts
         * is in force.
         *
         * @throws FactUnavailable when whether there is one hangs on what could not be seen
         * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-label-overview.html">Labels</a>
         */
        public Optional<String> blockedByLabel(Step step) {
            for (Step.LabelledBlock later : step.labelled()) {
                if (later.unseen().isEmpty()) {
                    return Optional.of(later.name());
                }
            }
            if (!step.labelled().isEmpty()) {
                throw refusal(step.labelled().get(0).unseen());
            }
            return Optional.empty();
        }

        /**
         * Passes the refusal on that keeps a step from being seen.
         *
         * @throws FactUnavailable when there is one
         */
        public void throwIfUnseen(Step step) {
            if (step.state() == Step.State.UNSEEN) {
                throw refusal(step.unseen());
            }
        }

        /** Gives why something could not be seen, or could not be decided. */
        public FactUnavailable refusal(String unseen) {
            FactUnavailable refused = refusals.get(unseen);
            return refused != null ? refused : FactUnavailable.notSettled(unseen);
        }
    }

    @Override
    public Found derive(Facts facts) {
        Map<String, FactUnavailable> refusals = new HashMap<>();
        Acl found = facts.get(new WebAcl(acl)).with(set -> patterns(set, facts, refusals));
        List<Step> steps = Walk.through(
                found,
                arn -> addresses(arn, facts, refusals),
                arn -> rules(arn, facts, refusals),
                group -> contents(group, facts, refusals));
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
        return rules.items().stream()
                .findFirst()
                .map(all -> all.stream()
                        .map(rule -> rule.with(set -> patterns(set, facts, refusals)))
                        .toList());
    }

    private Statement patterns(Statement.PatternSet set, Facts facts, Map<String, FactUnavailable> refusals) {
        Seen<List<String>> seen = facts.attempt(new PatternSet(new WafItem(acl.region(), set.arn())));
        seen.missing().forEach(why -> refusals.put(set.arn(), why));
        return seen.items().stream().findFirst().map(set::of).orElse(set);
    }

    private Optional<Contents> contents(Group.Managed group, Facts facts, Map<String, FactUnavailable> refusals) {
        Seen<Contents> contents = facts.attempt(new ManagedRuleGroup(acl.region(), acl.scope(), group));
        contents.missing().forEach(why -> refusals.put(group.toString(), why));
        return contents.items().stream().findFirst();
    }
}
