package dev.harden.checks;

import dev.harden.facts.Facts;
import dev.harden.model.Resource;
import dev.harden.model.Scope;

/** Judges a scope as a whole: one finding on the account, or one on it in each region. */
public interface ScopeCheck extends Check<Scope> {
    @Override
    default Subjects<Scope> subjects(Scope scope, Facts facts) {
        return Subjects.one(scope);
    }

    @Override
    default Resource resource(Scope scope) {
        return scope.account().resource();
    }
}
