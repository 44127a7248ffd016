package dev.harden.facts.organizations;

import dev.harden.facts.Answers;
import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.NotOffered;
import dev.harden.facts.RestsOn;
import dev.harden.facts.Seen;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Cause;
import java.util.List;
import software.amazon.awssdk.services.organizations.model.Organization;
import software.amazon.awssdk.services.organizations.model.PolicyTypeSummary;
import software.amazon.awssdk.services.organizations.model.Root;

/**
 * Concludes what the root of the account's organization is, and whether it has service control policies. A member that is
 * refused sees it in the eyes of the management account of the same run; without that it is told that it cannot see this,
 * since AWS refuses all but the management account and delegated administrators, whatever their own policies allow.
 */
@RestsOn({CallerIdentity.class, OwnOrganization.class, Roots.class})
public record OrganizationRoot() implements Derived<OrganizationRoot.Top> {
    private static final String SCP = "SERVICE_CONTROL_POLICY";
    private static final String RCP = "RESOURCE_CONTROL_POLICY";

    /**
     * Is the top of an organization.
     *
     * @param organization its id, as {@code o-abcdefghij}
     * @param management the id of its management account
     * @param root the id of its root, as {@code r-ab12}
     * @param seenIn the id of the account whose eyes see it: the own one, or the management account of the same run
     * @param scps the state of service control policies, as {@code ENABLED} or {@code PENDING_ENABLE}; {@code DISABLED}
     *     where the root tells none
     * @param rcps the same of resource control policies
     */
    public record Top(String organization, String management, String root, String seenIn, String scps, String rcps) {
        /** Tells whether service control policies are in force. */
        public boolean hasScps() {
            return scps.equals("ENABLED");
        }

        /** Tells whether resource control policies are in force, or come into it or go. */
        public boolean hasRcps() {
            return !rcps.equals("DISABLED");
        }
    }

    @Override
    public Top derive(Facts facts) {
        Organization own = facts.get(new OwnOrganization())
                .orElseThrow(() -> new NotOffered("the account belongs to no organization"));
        String management = Answers.require(own.masterAccountId(), "MasterAccountId");
        Eyes eyes = eyes(facts, management);
        List<Root> roots = eyes.roots();
        if (roots.size() != 1) {
            throw FactUnavailable.notSettled(
                    "organization " + own.id() + " shows " + roots.size() + " roots, where AWS makes one");
        }
        Root root = roots.get(0);
        return new Top(
                Answers.require(own.id(), "Id"),
                management,
                root.id(),
                eyes.account(),
                state(root, SCP),
                state(root, RCP));
    }

    private static String state(Root root, String policies) {
        return root.policyTypes().stream()
                .filter(type -> policies.equals(Answers.require(type.typeAsString(), "Type")))
                .map(PolicyTypeSummary::statusAsString)
                .map(status -> Answers.require(status, "Status"))
                .findFirst()
                .orElse("DISABLED");
    }

    /** Is who sees the roots, and what. */
    private record Eyes(String account, List<Root> roots) {}

    private static Eyes eyes(Facts facts, String management) {
        String self = facts.get(new CallerIdentity()).id();
        if (self.equals(management)) {
            return new Eyes(self, facts.get(new Roots()));
        }
        Seen<List<Root>> seen = facts.attempt(new Roots());
        for (FactUnavailable why : seen.missing()) {
            if (why.unknown().cause() == Cause.ACCESS_DENIED) {
                String hidden = "only the management account " + management
                        + " and delegated administrators see the organization's root: " + why.getMessage();
                return new Eyes(management, facts.in(management, hidden).get(new Roots()));
            }
        }
        return new Eyes(self, seen.orThrow().get(0));
    }
}
