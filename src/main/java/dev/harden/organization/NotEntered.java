package dev.harden.organization;

import dev.harden.checks.Registered;
import dev.harden.facts.FactUnavailable;
import dev.harden.model.Account;
import dev.harden.model.Coverage;
import dev.harden.model.Extent;
import dev.harden.model.Finding;
import dev.harden.model.Origin;
import dev.harden.model.Outcome;
import dev.harden.model.Report;
import dev.harden.model.Scope;
import dev.harden.model.Status;
import java.util.List;
import java.util.Optional;

/** Makes the report of an account that could not be entered: every check is UNKNOWN, for that reason. */
final class NotEntered {
    private NotEntered() {}

    static Report report(
            Origin origin, Account account, List<Registered> checks, List<Coverage> calls, FactUnavailable why) {
        Outcome outcome = new Outcome(Status.UNKNOWN, why.getMessage(), List.of(), Optional.of(why.unknown()));
        return new Report(
                origin,
                account,
                new Extent(checks.stream().map(Registered::id).toList(), List.of(), List.of(), calls),
                checks.stream()
                        .map(check -> new Finding(
                                check.id(), check.severity(), account.id(), Scope.GLOBAL, account.resource(), outcome))
                        .toList(),
                List.of(),
                List.of());
    }
}
