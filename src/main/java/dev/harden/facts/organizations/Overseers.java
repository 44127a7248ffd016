package dev.harden.facts.organizations;

import dev.harden.facts.Answers;
import dev.harden.facts.Derived;
import dev.harden.facts.Facts;
import dev.harden.facts.RestsOn;
import dev.harden.facts.sts.CallerIdentity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.organizations.model.Organization;

/**
 * Lists the ids of the other accounts that may look after a service for this one: none for an account by itself; for the
 * management account, the delegated administrators, which it may ask for; for a member, the management account too.
 *
 * @param service the service's principal, as {@code config.amazonaws.com}
 * @param otherwise what to say when a member is not audited in a run of its organization, a fragment
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListDelegatedAdministrators.html">
 *     ListDelegatedAdministrators</a>
 */
@RestsOn({CallerIdentity.class, DelegatedAdministrators.class, OwnOrganization.class})
public record Overseers(String service, String otherwise) implements Derived<List<String>> {
    @Override
    public List<String> derive(Facts facts) {
        Optional<Organization> organization = facts.get(new OwnOrganization());
        if (organization.isEmpty()) {
            return List.of();
        }
        String self = facts.get(new CallerIdentity()).id();
        boolean manages = Answers.require(organization.get().masterAccountId(), "MasterAccountId")
                .equals(self);
        Stream<String> all = manages
                ? facts.get(new DelegatedAdministrators(service)).stream()
                : facts.administrators(service, otherwise).stream();
        return all.filter(account -> !account.equals(self)).distinct().toList();
    }
}
