package dev.harden.checks.organization;

import dev.harden.checks.Check;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.Facts;
import dev.harden.facts.organizations.OrganizationAccounts;
import dev.harden.facts.organizations.OrganizationRoot;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import software.amazon.awssdk.services.organizations.model.Account;

/** Judges each active member account of the organization. */
abstract class MemberCheck implements Check<Account> {
    @Override
    public final Subjects<Account> subjects(Scope scope, Facts facts) {
        facts.get(new OrganizationRoot());
        return Subjects.of(facts.get(new OrganizationAccounts()));
    }

    @Override
    public final Resource resource(Account account) {
        String name = account.name() == null ? account.id() : account.name();
        return new Resource(account.arn(), account.id(), "AWS::Organizations::Account", name);
    }

    @Override
    public final Verdict judge(Account account, Facts facts) {
        OrganizationRoot.Top top = facts.get(new OrganizationRoot());
        if (account.id().equals(top.management())) {
            return Verdict.notApplicable(
                    "the management account is not a member, and no service control policy binds it");
        }
        // AWS gives up the Status in favour of the State, whose ACTIVE is the same.
        String state = account.stateAsString() == null ? account.statusAsString() : account.stateAsString();
        return Answers.require(state, "State").equals("ACTIVE")
                ? member(account.id(), top, facts)
                : Verdict.notApplicable("the account's state is %s", state);
    }

    /** Judges an active member by its id. */
    abstract Verdict member(String account, OrganizationRoot.Top top, Facts facts);
}
