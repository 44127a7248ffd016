package dev.harden.organization;

import dev.harden.model.Account;
import dev.harden.model.Report;
import dev.harden.session.Entered;
import dev.harden.session.Session;

/**
 * Enters each account by a role of one name, and the credentials' own account with them.
 *
 * @param session the way to AWS, with the credentials that the run begins with
 * @param self whose they are
 * @param terms how each account is audited
 */
public record RoleDoors(Session session, Account self, Terms terms) implements Doors {
    @Override
    public Entered enter(String account) {
        return account.equals(self.id()) ? session.again() : session.enter(role(account), terms.externalId());
    }

    @Override
    public Entered beside(String account) {
        return enter(account);
    }

    private String role(String account) {
        return "arn:" + self.partition() + ":iam::" + account + ":role/" + terms.role();
    }

    @Override
    public Account named(String account) {
        return new Account(account, self.partition(), role(account));
    }

    @Override
    public Terms terms(String account) {
        return terms;
    }

    @Override
    public Report accept(Report report) {
        return report;
    }

    @Override
    public void leave(String account) {
        // One session serves all accounts.
    }

    @Override
    public void close() {
        // Whoever opened the session closes it.
    }
}
