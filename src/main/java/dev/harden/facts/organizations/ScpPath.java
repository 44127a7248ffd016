package dev.harden.facts.organizations;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.policy.Context;
import dev.harden.policy.Layers;
import dev.harden.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Concludes which service control policies bind an account: those of the root, of each unit above it, and its own. The
 * attachments of each level are asked once for all accounts, and each policy is read once; to ask where each policy is
 * attached would not be fewer questions, since the default policy alone is attached to everything.
 *
 * @param account the account's id
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html">SCP
 *     evaluation</a>
 */
@RestsOn({AccountPlaces.class, AttachedScps.class, CallerIdentity.class, OrganizationRoot.class, ScpDocument.class})
public record ScpPath(String account) implements Derived<ScpPath.Path> {
    /**
     * Is what binds an account.
     *
     * @param account the account's id
     * @param partition its partition
     * @param levels what people call the levels, from the root to the account
     * @param policies their policies, a layer a level
     * @param organization the organization's id
     * @param place the account's place, as {@code aws:PrincipalOrgPaths} has it
     */
    public record Path(
            String account, String partition, List<String> levels, Layers policies, String organization, String place) {
        public Path {
            levels = List.copyOf(levels);
        }

        /** Knows what is so of every principal of the account. */
        public Context member() {
            return Context.ANY
                    .with("aws:PrincipalOrgID", organization)
                    .with("aws:PrincipalOrgPaths", place)
                    .with("aws:PrincipalAccount", account);
        }

        /** Knows that the account's root user asks, not in a session of AssumeRoot. */
        public Context root(Context context) {
            return context.by("arn:" + partition + ":iam::" + account + ":root")
                    .with("aws:PrincipalType", "Account")
                    .with("aws:userid", account)
                    .without("aws:username")
                    .without("aws:AssumedRoot");
        }
    }

    @Override
    public Path derive(Facts facts) {
        OrganizationRoot.Top top = facts.get(new OrganizationRoot());
        AccountPlaces.Place place = facts.first(
                        facts.get(new AccountPlaces()), one -> one.account().equals(account))
                .orElseThrow(() -> FactUnavailable.notSettled(
                        "account " + account + " was found neither under the root nor in a unit"));
        List<String> targets = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        place.above().forEach(level -> {
            targets.add(level.id());
            titles.add(level.title());
        });
        String ids = targets.stream().collect(Collectors.joining("/", top.organization() + "/", "/"));
        targets.add(account);
        titles.add("account " + account);
        facts.prefetch(targets.stream().map(AttachedScps::new).toList());
        List<List<Policy>> layers = new ArrayList<>();
        for (String target : targets) {
            List<String> attached = facts.get(new AttachedScps(target));
            facts.prefetch(attached.stream().map(ScpDocument::new).toList());
            layers.add(
                    attached.stream().map(id -> facts.get(new ScpDocument(id))).toList());
        }
        String partition = facts.get(new CallerIdentity()).partition();
        return new Path(account, partition, titles, new Layers(layers), top.organization(), ids);
    }
}
