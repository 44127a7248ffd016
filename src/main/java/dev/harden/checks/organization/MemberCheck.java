package dev.harden.checks.organization;

import dev.harden.checks.Check;
import dev.harden.checks.Reads;
import dev.harden.checks.Subjects;
import dev.harden.checks.Verdict;
import dev.harden.facts.Answers;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.organizations.OrganizationAccounts;
import dev.harden.facts.organizations.OrganizationRoot;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.model.Status;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import java.util.List;
import software.amazon.awssdk.services.organizations.model.Account;

/**
 * Judges each active member account of the organization; from a member, which does not see the organization, that member
 * alone, with the eyes of the management account of the same run.
 */
@Reads({CallerIdentity.class, OrganizationAccounts.class, OrganizationRoot.class})
abstract class MemberCheck implements Check<Account> {
    @Override
    public final Subjects<Account> subjects(Scope scope, Facts facts) {
        OrganizationRoot.Top top = facts.get(new OrganizationRoot());
        List<Account> all = eyes(top, facts).get(new OrganizationAccounts());
        String self = scope.account().id();
        if (top.seenIn().equals(self)) {
            return Subjects.of(all);
        }
        // Where a member looks with the management account's eyes, the others are judged in their own reports.
        Account own = all.stream()
                .filter(account -> account.id().equals(self))
                .findFirst()
                .orElseThrow(() -> FactUnavailable.notSettled("management account " + top.management()
                        + " does not list account " + self + ", which says that it is a member"));
        return Subjects.of(List.of(own));
    }

    private static Facts eyes(OrganizationRoot.Top top, Facts facts) {
        return facts.in(top.seenIn(), "account " + top.seenIn() + " sees the organization");
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
        if (!Answers.require(state, "State").equals("ACTIVE")) {
            return Verdict.notApplicable("the account's state is %s", state);
        }
        Verdict verdict = member(account.id(), top, eyes(top, facts));
        dev.harden.model.Account self = facts.get(new CallerIdentity());
        if (verdict.outcome().status() != Status.FAIL) {
            return verdict;
        }
        return self.id().equals(top.management())
                ? verdict.mendedBy(remedy(account.id(), top, self))
                : verdict.withoutCommand(
                        NoCommand.Why.OTHER_ACCOUNT, "management account " + top.management() + " alone may change it");
    }

    /**
     * Gives what mends a failure of a member.
     *
     * @param self the management account
     */
    abstract Remedy remedy(String account, OrganizationRoot.Top top, dev.harden.model.Account self);

    /** Judges an active member by its id. */
    abstract Verdict member(String account, OrganizationRoot.Top top, Facts facts);
}
