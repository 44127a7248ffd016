package dev.harden.organization;

import dev.harden.facts.Answers;
import dev.harden.facts.Fact;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.organizations.AccountsBelow;
import dev.harden.facts.organizations.DelegatedAdministrators;
import dev.harden.facts.organizations.OrganizationAccounts;
import dev.harden.facts.organizations.OwnOrganization;
import dev.harden.facts.organizations.UnitsBelow;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Member;
import dev.harden.session.SessionException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.Organization;

/**
 * Is who is in a run.
 *
 * @param organization the organization's id; empty for a mere list of accounts
 * @param management the id of its management account; empty for a mere list
 * @param members the accounts, those that are suspended or closed among them
 */
public record Roster(String organization, String management, List<Member> members) {
    public Roster {
        members = List.copyOf(members);
    }

    /**
     * Gives whose credentials the run begins with.
     *
     * @throws FactUnavailable when AWS does not even tell that
     */
    public static dev.harden.model.Account self(Facts facts) {
        return facts.get(new CallerIdentity());
    }

    /** Is who is in an accounts file. */
    public static Roster of(List<Listed> lines) {
        return new Roster("", "", lines.stream().map(Listed::member).toList());
    }

    /** Gives the questions that {@link #self}, {@link #of} and the joining of accounts may ask. */
    public static List<Class<? extends Fact<?>>> asks(Wanted wanted) {
        if (!wanted.organization()) {
            return List.of(CallerIdentity.class);
        }
        return wanted.units().isEmpty()
                ? List.of(
                        CallerIdentity.class,
                        OwnOrganization.class,
                        OrganizationAccounts.class,
                        DelegatedAdministrators.class)
                : List.of(
                        CallerIdentity.class,
                        OwnOrganization.class,
                        OrganizationAccounts.class,
                        DelegatedAdministrators.class,
                        AccountsBelow.class,
                        UnitsBelow.class);
    }

    /**
     * Finds out, with the credentials that the run begins with.
     *
     * @throws SessionException when AWS refuses to list the accounts, or none of the wanted ones is there
     */
    public static Roster of(Wanted wanted, Facts facts) {
        if (!wanted.organization()) {
            return new Roster(
                    "",
                    "",
                    wanted.accounts().stream()
                            .map(id -> new Member(id, "", "", true))
                            .toList());
        }
        try {
            Organization own = facts.get(new OwnOrganization())
                    .orElseThrow(() -> new SessionException("the account belongs to no organization;"
                            + " leave --organization out, or name accounts with --account"));
            return of(wanted, own, facts);
        } catch (FactUnavailable refused) {
            throw new SessionException("cannot list the organization's accounts: " + refused.getMessage()
                    + "; only its management account and delegated administrators may: use credentials of one, or name"
                    + " accounts with --account and without --organization");
        }
    }

    private static Roster of(Wanted wanted, Organization own, Facts facts) {
        List<Account> all = facts.get(new OrganizationAccounts());
        Set<String> ids = new TreeSet<>(all.stream().map(Account::id).toList());
        wanted.accounts().stream().filter(id -> !ids.contains(id)).findFirst().ifPresent(id -> {
            throw new SessionException("account " + id + " is not in organization " + own.id());
        });
        if (!wanted.units().isEmpty()) {
            ids.retainAll(below(wanted.units(), facts));
        }
        if (!wanted.accounts().isEmpty()) {
            ids.retainAll(wanted.accounts());
        }
        List<Member> members = all.stream()
                .filter(account -> ids.contains(account.id()))
                .map(Roster::member)
                .toList();
        if (members.stream().noneMatch(Member::audited)) {
            throw new SessionException("no account of organization " + own.id() + " that is active is in what --ou and"
                    + " --account name");
        }
        return new Roster(
                Answers.require(own.id(), "Id"), Answers.require(own.masterAccountId(), "MasterAccountId"), members);
    }

    private static Member member(Account account) {
        String state = account.stateAsString() == null ? account.statusAsString() : account.stateAsString();
        String name = account.name() == null ? "" : account.name();
        return new Member(account.id(), name, Answers.require(state, "State"), state.equals("ACTIVE"));
    }

    /** Gives the ids of the accounts in the units and all units below. */
    private static Set<String> below(Collection<String> units, Facts facts) {
        Set<String> accounts = new HashSet<>();
        Set<String> entered = new HashSet<>(units);
        Deque<String> open = new ArrayDeque<>(units);
        while (!open.isEmpty()) {
            String unit = open.pop();
            accounts.addAll(facts.get(new AccountsBelow(unit)));
            facts.get(new UnitsBelow(unit)).stream()
                    .filter(one -> entered.add(one.id()))
                    .forEach(one -> open.push(one.id()));
        }
        return accounts;
    }
}
