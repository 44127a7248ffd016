package dev.harden.engine;

import dev.harden.facts.Derived;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.NotOffered;
import dev.harden.facts.Question;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Is a question that is put to another account of the run. Whatever keeps it from being answered says in which account.
 *
 * @param account the other account's id
 * @param question the question
 * @param there what is known of that account
 */
record Elsewhere<T>(String account, Question<T> question, Memo there) implements Derived<T> {
    @Override
    public T derive(Facts facts) {
        try {
            return there.noting(ConcurrentHashMap.newKeySet()).get(question);
        } catch (FactUnavailable why) {
            throw new FactUnavailable(why.unknown(), why.outcome(), why.region(), in(why));
        } catch (NotOffered why) {
            // That the other account lacks something makes nothing inapplicable in this one.
            throw FactUnavailable.notVisibleFromHere(in(why));
        }
    }

    private String in(RuntimeException why) {
        String reason = why.getMessage();
        return reason.startsWith("in account ") ? reason : "in account " + account + ": " + reason;
    }
}
