package dev.harden.organization;

import dev.harden.model.Account;
import dev.harden.model.Report;
import dev.harden.session.Entered;

/** Opens the ways to the accounts of a run. */
public interface Doors extends AutoCloseable {
    /**
     * Opens the way to an account.
     *
     * @throws dev.harden.facts.FactUnavailable when its credentials cannot be had
     */
    Entered enter(String account);

    /**
     * Opens the way to an account beside its own audit, for what another account cannot see alone.
     *
     * @throws dev.harden.facts.FactUnavailable when its credentials cannot be had
     */
    Entered beside(String account);

    /** Gives what stands for an account in its report when nobody could be asked who asks. */
    Account named(String account);

    /** Says how an account is audited. */
    Terms terms(String account);

    /** Marks in the report of an account what is accepted there alone. */
    Report accept(Report report);

    /** Lets go of what an account that is done took. */
    void leave(String account);

    @Override
    void close();
}
