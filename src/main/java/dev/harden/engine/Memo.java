package dev.harden.engine;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Derived;
import dev.harden.facts.Fact;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.NotOffered;
import dev.harden.facts.Option;
import dev.harden.facts.Options;
import dev.harden.facts.Question;
import dev.harden.facts.Refusal;
import dev.harden.facts.Scarce;
import dev.harden.facts.sts.CallerIdentity;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;

/**
 * Asks each question once, and keeps the answer or the refusal.
 *
 * <p>Whoever needs an answer first works it out on its own thread; others wait for it. A thread so waits only for a
 * question that is being answered, and questions form no circles, so no number of threads is too small.
 */
final class Memo {
    private final Aws aws;
    private final Options options;
    private final Executor pool;
    private final Others others;
    private final Map<Question<?>, Entry<?>> entries = new ConcurrentHashMap<>();
    private final Map<String, List<String>> administrators = new ConcurrentHashMap<>();
    private final Queue<FutureTask<?>> begun = new ConcurrentLinkedQueue<>();
    private volatile boolean recorded;

    Memo(Aws aws, Options options, Executor pool, Others others) {
        this.aws = aws;
        this.options = options;
        this.pool = pool;
        this.others = others;
    }

    /** Gives facts to one asker and notes in {@code asked} what it asks. */
    Facts noting(Set<Question<?>> asked) {
        return new View(asked);
    }

    /** Gives the names of the recorded exchanges that questions were answered from, sorted; none where nothing is recorded. */
    List<String> exchanges(Set<Question<?>> asked) {
        if (!recorded) {
            return List.of();
        }
        Set<String> exchanges = new TreeSet<>();
        Set<Question<?>> seen = new HashSet<>();
        asked.forEach(question -> addExchanges(question, seen, exchanges));
        return List.copyOf(exchanges);
    }

    private void addExchanges(Question<?> question, Set<Question<?>> seen, Set<String> exchanges) {
        Entry<?> entry = entries.get(question);
        if (entry != null && seen.add(question)) {
            exchanges.addAll(entry.exchanges());
            entry.below().forEach(below -> addExchanges(below, seen, exchanges));
        }
    }

    /** Gives the ids of the other accounts that questions were put to, sorted. */
    Set<String> seenFrom(Set<Question<?>> asked) {
        Set<String> accounts = new TreeSet<>();
        addAccounts(asked, new HashSet<>(), accounts);
        return accounts;
    }

    private void addAccounts(Set<Question<?>> asked, Set<Question<?>> seen, Set<String> accounts) {
        for (Question<?> question : asked) {
            if (!seen.add(question)) {
                continue;
            }
            if (question instanceof Elsewhere<?> elsewhere) {
                accounts.add(elsewhere.account());
                accounts.addAll(elsewhere.there().seenFrom(Set.of(elsewhere.question())));
            }
            Entry<?> entry = entries.get(question);
            if (entry != null) {
                addAccounts(entry.below(), seen, accounts);
            }
        }
    }

    private void note(Set<String> exchanges, String name) {
        recorded = true;
        exchanges.add(name);
    }

    private String self() {
        return new View(new HashSet<>()).get(new CallerIdentity()).id();
    }

    /**
     * Waits for all that was begun ahead of its need, so that what was asked does not hang on how far it was when the last
     * verdict was given.
     */
    void settle() throws InterruptedException {
        for (FutureTask<?> ahead = begun.poll(); ahead != null; ahead = begun.poll()) {
            try {
                ahead.get();
            } catch (ExecutionException refused) {
                // Whoever needs the answer is told.
                continue;
            }
        }
    }

    private void ahead(FutureTask<?> task) {
        begun.add(task);
        pool.execute(task);
    }

    /** Lets go of all answers, where there is no use for them any more and memory is short. */
    void forget() {
        entries.clear();
    }

    /** Begins to ask a question. */
    void begin(Question<?> question) {
        ahead(new View(new HashSet<>()).entry(question).task());
    }

    /** Gives what is known by now, for a view of how it will be. */
    Map<Question<?>, Known> known() {
        Map<Question<?>, Known> known = new HashMap<>();
        entries.forEach((question, entry) -> entry.known().ifPresent(one -> known.put(question, one)));
        return known;
    }

    /** Gives who looks after services, as far as somebody asked. */
    Map<String, List<String>> administrators() {
        return Map.copyOf(administrators);
    }

    Options options() {
        return options;
    }

    Others others() {
        return others;
    }

    private <T> T answer(Question<T> question, Facts below, Set<String> exchanges) {
        if (question instanceof Derived<T> derived) {
            try {
                return derived.derive(below);
            } catch (Answers.Incomplete incomplete) {
                throw FactUnavailable.incomplete(incomplete);
            }
        }
        if (aws.deadline().passed()) {
            throw aws.deadline().missed();
        }
        try {
            Fact<T> fact = (Fact<T>) question;
            return aws.noting(() -> fact.load(aws), name -> note(exchanges, name));
        } catch (FactUnavailable | NotOffered said) {
            throw said;
        } catch (StackOverflowError nested) {
            throw CallFailure.of(
                    question, new Answers.Unbounded("NestedAnswer", "answered too deeply nested to be read"));
        } catch (RuntimeException failure) {
            Optional<OutOfMemoryError> memory = Scarce.in(failure);
            if (memory.isPresent()) {
                throw memory.get();
            }
            if (aws.deadline().passed()) {
                throw aws.deadline().missed();
            }
            if (Refusal.notSignedUp(failure)) {
                throw new NotOffered("the account has not signed up for the service");
            }
            throw CallFailure.of(question, failure);
        }
    }

    private final class View implements Facts {
        private final Set<Question<?>> asked;

        View(Set<Question<?>> asked) {
            this.asked = asked;
        }

        @Override
        public <T> T get(Question<T> question) {
            asked.add(question);
            return entry(question).get();
        }

        @Override
        public void prefetch(Collection<? extends Question<?>> questions) {
            if (questions.size() > 1) {
                questions.forEach(question -> ahead(entry(question).task()));
            }
        }

        @Override
        public <T> T option(Option<T> option) {
            return options.get(option);
        }

        @Override
        public Facts in(String account, String otherwise) {
            if (account.equals(self())) {
                return this;
            }
            Memo there = others.memo(account).orElseThrow(() -> FactUnavailable.notVisibleFromHere(otherwise));
            return new Abroad(account, there, this);
        }

        @Override
        public <T> Optional<String> account(Question<T> question, Predicate<? super T> test, Optional<String> likely) {
            Optional<String> found = others.find(self(), question, test, likely);
            found.ifPresent(account -> in(account, "").get(question));
            return found;
        }

        @Override
        public List<String> administrators(String service, String otherwise) {
            List<String> found = others.administrators(service, otherwise);
            administrators.put(service, List.copyOf(found));
            return found;
        }

        @SuppressWarnings("unchecked") // an entry holds the answer to its own question
        private <T> Entry<T> entry(Question<T> question) {
            return (Entry<T>) entries.computeIfAbsent(question, unseen -> {
                Set<Question<?>> below = ConcurrentHashMap.newKeySet();
                Set<String> exchanges = ConcurrentHashMap.newKeySet();
                return new Entry<>(
                        new FutureTask<>(() -> answer(question, new View(below), exchanges)), below, exchanges);
            });
        }
    }
}
