package dev.harden.checks.organization;

import dev.harden.checks.Guards;
import dev.harden.checks.Mend;
import dev.harden.facts.account.SecurityContact;
import dev.harden.facts.iam.OrganizationsFeatures;
import dev.harden.facts.organizations.AccountsBelow;
import dev.harden.model.Account;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.Placeholder;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.account.model.AlternateContact;

/** Makes the changes of an organization that are no policies. */
final class OrganizationMends {
    private static final String SERVICE = "iam.amazonaws.com";
    private static final Placeholder UNIT = new Placeholder(
            "UNIT_ID", "the id of the organizational unit that the account belongs in, as ou-ab12-cdef3456");

    private OrganizationMends() {}

    private static Call call(Account self, String service, String operation, Object... parameters) {
        return Call.of(service, operation, self.globalRegion().orElse("us-east-1"), parameters);
    }

    /** Moves a member from the root into a unit. */
    static Mend moved(Account management, String member, String root) {
        Step step = Step.of(call(
                        management,
                        "organizations",
                        "MoveAccount",
                        "AccountId",
                        member,
                        "SourceParentId",
                        root,
                        "DestinationParentId",
                        UNIT.mark()))
                .needing(UNIT)
                .guarded(Guard.of(
                        call(management, "organizations", "ListParents", "ChildId", member),
                        Guards.is("Parents[0].Id", root)))
                .but(Effect.CUTS_OFF, "account " + member + " from what the policies of the unit deny")
                .undoneBy(call(
                        management,
                        "organizations",
                        "MoveAccount",
                        "AccountId",
                        member,
                        "SourceParentId",
                        UNIT.mark(),
                        "DestinationParentId",
                        root));
        return Mend.of(
                        new Target("AWS::Organizations::Account", "global", member, "parent"),
                        "account " + member + " is in an organizational unit",
                        step)
                .foretelling(
                        new AccountsBelow(root),
                        all -> all.stream().filter(one -> !one.equals(member)).toList());
    }

    /**
     * Lets the management account manage the root credentials of members.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html">Centralize root
     *     access</a>
     */
    static Mend rootCredentials(Account management, String feature) {
        Step trusted =
                Step.of(call(management, "organizations", "EnableAWSServiceAccess", "ServicePrincipal", SERVICE));
        Step enabled = Step.of(call(management, "iam", "EnableOrganizationsRootCredentialsManagement"))
                .undoneBy(call(management, "iam", "DisableOrganizationsRootCredentialsManagement"));
        return Mend.of(
                        new Target("AWS::Organizations::Organization", "global", management.id(), "root credentials"),
                        "the organization manages the root credentials of its members centrally",
                        trusted,
                        enabled)
                .foretelling(new OrganizationsFeatures(), features -> {
                    List<String> more = new ArrayList<>(features);
                    more.add(feature);
                    return List.copyOf(more);
                });
    }

    /** Sets the account's contact for security. */
    static Mend securityContact(Account account) {
        Placeholder name = new Placeholder("CONTACT_NAME", "the name of whoever AWS writes to about security");
        Placeholder title = new Placeholder("CONTACT_TITLE", "their title, as Security Operations");
        Placeholder mail = new Placeholder("CONTACT_MAIL", "their mail address, best of a team");
        Placeholder phone = new Placeholder("CONTACT_PHONE", "their phone number, as +49 30 1234567");
        Step step = Step.of(call(
                        account,
                        "account",
                        "PutAlternateContact",
                        "AlternateContactType",
                        "SECURITY",
                        "Name",
                        name.mark(),
                        "Title",
                        title.mark(),
                        "EmailAddress",
                        mail.mark(),
                        "PhoneNumber",
                        phone.mark()))
                .needing(name)
                .needing(title)
                .needing(mail)
                .needing(phone)
                .guarded(Guard.of(
                                call(account, "account", "GetAlternateContact", "AlternateContactType", "SECURITY"),
                                "!AlternateContact")
                        .orAbsent("ResourceNotFoundException"))
                .undoneBy(call(account, "account", "DeleteAlternateContact", "AlternateContactType", "SECURITY"));
        return Mend.of(
                        new Target("AWS::::Account", "global", account.id(), "security contact"),
                        "AWS has a security contact for the account",
                        step)
                .telling(
                        new SecurityContact(),
                        Optional.of(AlternateContact.builder().build()));
    }
}
