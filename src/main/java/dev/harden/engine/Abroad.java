package dev.harden.engine;

import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.facts.Question;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Puts questions to another account of the run; they are noted with whoever asks. */
class Abroad implements Facts {
    private final String account;
    private final Memo there;
    private final Facts asker;

    Abroad(String account, Memo there, Facts asker) {
        this.account = account;
        this.there = there;
        this.asker = asker;
    }

    @Override
    public <T> T get(Question<T> question) {
        return asker.get(new Elsewhere<>(account, question, there));
    }

    @Override
    public void prefetch(Collection<? extends Question<?>> questions) {
        there.noting(ConcurrentHashMap.newKeySet()).prefetch(questions);
    }

    @Override
    public <T> T option(Option<T> option) {
        return asker.option(option);
    }

    @Override
    public Facts in(String other, String otherwise) {
        return asker.in(other, otherwise);
    }

    @Override
    public <T> Optional<String> account(Question<T> question, Predicate<? super T> test, Optional<String> likely) {
        return asker.account(question, test, likely);
    }

    @Override
    public List<String> administrators(String service, String otherwise) {
        return asker.administrators(service, otherwise);
    }
}
