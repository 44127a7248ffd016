package dev.harden.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.checks.Given;
import dev.harden.facts.Facts;
import dev.harden.facts.organizations.AccountsBelow;
import dev.harden.facts.organizations.OrganizationAccounts;
import dev.harden.facts.organizations.OwnOrganization;
import dev.harden.facts.organizations.UnitsBelow;
import dev.harden.model.Member;
import dev.harden.session.SessionException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.Organization;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;

class RosterTest {
    private static final Wanted ALL = new Wanted(true, List.of(), List.of());

    private static Account account(String id, String state) {
        return Account.builder()
                .id(id)
                .arn("arn:aws:organizations::1:account/o-1/" + id)
                .name("name of " + id)
                .state(state)
                .build();
    }

    private static Given organization() {
        return Given.facts()
                .fact(
                        new OwnOrganization(),
                        Optional.of(Organization.builder()
                                .id("o-abcdefghij")
                                .masterAccountId("111122223333")
                                .build()))
                .fact(
                        new OrganizationAccounts(),
                        List.of(
                                account("333333333333", "ACTIVE"),
                                account("222222222222", "SUSPENDED"),
                                account("444444444444", "PENDING_CLOSURE"),
                                account("111122223333", "ACTIVE")));
    }

    private static List<String> audited(Wanted wanted, Given given) {
        return Roster.of(wanted, given.asFacts()).members().stream()
                .filter(Member::audited)
                .map(Member::account)
                .sorted()
                .toList();
    }

    @Test
    void leavesOutWhatIsNotActiveAndNamesIt() {
        Roster roster = Roster.of(ALL, organization().asFacts());
        assertThat(roster.organization()).isEqualTo("o-abcdefghij");
        assertThat(roster.management()).isEqualTo("111122223333");
        assertThat(roster.members())
                .contains(
                        new Member("333333333333", "name of 333333333333", "ACTIVE", true),
                        new Member("222222222222", "name of 222222222222", "SUSPENDED", false),
                        new Member("444444444444", "name of 444444444444", "PENDING_CLOSURE", false));
    }

    @Test
    void readsTheOlderStatusWhereThereIsNoState() {
        Account old =
                account("333333333333", null).toBuilder().status("SUSPENDED").build();
        Given given = organization().fact(new OrganizationAccounts(), List.of(old, account("111122223333", "ACTIVE")));
        assertThat(audited(ALL, given)).containsExactly("111122223333");
    }

    @Test
    void aUnitHoldsWhatIsInTheUnitsBelow() {
        Given given = organization()
                .fact(new AccountsBelow("ou-ab12-11111111"), List.of())
                .fact(
                        new UnitsBelow("ou-ab12-11111111"),
                        List.of(OrganizationalUnit.builder()
                                .id("ou-ab12-22222222")
                                .build()))
                .fact(new AccountsBelow("ou-ab12-22222222"), List.of("333333333333", "222222222222"))
                .fact(new UnitsBelow("ou-ab12-22222222"), List.of());
        Wanted unit = new Wanted(true, List.of("ou-ab12-11111111"), List.of());
        assertThat(audited(unit, given)).containsExactly("333333333333");
        assertThat(Roster.of(unit, given.asFacts()).members()).hasSize(2);
    }

    @Test
    void accountsRestrictTheOrganization() {
        assertThat(audited(new Wanted(true, List.of(), List.of("333333333333")), organization()))
                .containsExactly("333333333333");
    }

    @Test
    void anAccountThatIsNotInTheOrganizationIsTold() {
        Facts facts = organization().asFacts();
        assertThatThrownBy(() -> Roster.of(new Wanted(true, List.of(), List.of("999999999999")), facts))
                .isInstanceOf(SessionException.class)
                .hasMessage("account 999999999999 is not in organization o-abcdefghij");
    }

    @Test
    void nobodyLeftIsTold() {
        Facts facts = organization().asFacts();
        assertThatThrownBy(() -> Roster.of(new Wanted(true, List.of(), List.of("222222222222")), facts))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("no account of organization o-abcdefghij that is active");
    }

    @Test
    void aRefusedListIsToldWithWhatToDo() {
        Facts facts = organization().refused(new OrganizationAccounts()).asFacts();
        assertThatThrownBy(() -> Roster.of(ALL, facts))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("cannot list the organization's accounts: ")
                .hasMessageContaining("management account");
    }

    @Test
    void anAccountWithoutOrganizationIsTold() {
        Facts facts =
                Given.facts().fact(new OwnOrganization(), Optional.empty()).asFacts();
        assertThatThrownBy(() -> Roster.of(ALL, facts))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("belongs to no organization");
    }

    @Test
    void aListIsTakenAsItIs() {
        Roster roster = Roster.of(
                new Wanted(false, List.of(), List.of("444444444444", "333333333333")),
                Given.facts().asFacts());
        assertThat(roster.organization()).isEmpty();
        assertThat(roster.members())
                .containsExactly(new Member("333333333333", "", "", true), new Member("444444444444", "", "", true));
    }
}
