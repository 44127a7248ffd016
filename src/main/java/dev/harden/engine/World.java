package dev.harden.engine;

import dev.harden.facts.Answers;
import dev.harden.facts.Aws;
import dev.harden.facts.Derived;
import dev.harden.facts.Fact;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Foresees;
import dev.harden.facts.NotOffered;
import dev.harden.facts.Option;
import dev.harden.facts.Question;
import dev.harden.model.CallOutcome;
import dev.harden.model.Cause;
import dev.harden.model.Unknown;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Is the account as it will be, in answers: what AWS answered with the changes that were made in it since. Only what rests
 * on something changed is concluded anew, and AWS is never asked. What nobody asked before is not known. On one thread.
 */
final class World {
    /** The code of what takes an answer that nobody asked for. */
    static final String NOT_ASKED = "NotAsked";

    private final Memo memo;
    private final String self;
    private final Map<Question<?>, Known> known;
    private final Map<String, List<String>> administrators;
    private final Set<Fact<?>> facts = new LinkedHashSet<>();
    private final Map<Question<?>, Set<Question<?>>> above = new HashMap<>();
    private final Map<Question<?>, Set<Object>> askers = new HashMap<>();
    private final List<Foresees> made = new ArrayList<>();
    private List<Runnable> back = new ArrayList<>();

    World(Memo memo, String self) {
        this.memo = memo;
        this.self = self;
        this.known = memo.known();
        this.administrators = memo.administrators();
        known.forEach((question, one) -> note(question, one.below()));
    }

    /** Gives facts to one asker, which hears when what it asked is another. */
    Facts facts(Object asker) {
        return new Looking(question ->
                askers.computeIfAbsent(question, none -> new HashSet<>()).add(asker));
    }

    /** Begins what can be taken back. */
    void begin() {
        back = new ArrayList<>();
    }

    /** Lets something be done when what was begun is taken back. */
    void onReturn(Runnable work) {
        back.add(work);
    }

    /** Takes back what was done since it was begun. */
    void takeBack() {
        List<Runnable> work = back;
        back = new ArrayList<>();
        for (int i = work.size() - 1; i >= 0; i--) {
            work.get(i).run();
        }
    }

    /** Makes a change, and gives who has asked something that is not as it was. */
    Set<Object> make(Foresees change) {
        made.add(change);
        onReturn(() -> made.remove(made.size() - 1));
        Deque<Question<?>> stale = new ArrayDeque<>();
        for (Fact<?> fact : List.copyOf(facts)) {
            if (change.touches(fact) && change(fact, change)) {
                stale.add(fact);
            }
        }
        Set<Object> concerned = new LinkedHashSet<>();
        Set<Question<?>> seen = new HashSet<>(stale);
        while (!stale.isEmpty()) {
            Question<?> question = stale.poll();
            concerned.addAll(askers.getOrDefault(question, Set.of()));
            for (Question<?> upper : above.getOrDefault(question, Set.of())) {
                if (seen.add(upper)) {
                    put(upper, null);
                    stale.add(upper);
                }
            }
        }
        return concerned;
    }

    private <T> boolean change(Fact<T> fact, Foresees change) {
        Known before = known.get(fact);
        if (before != null && before.refusal() != null) {
            // What may not be seen is not known afterwards either.
            return false;
        }
        Optional<Known> after = before == null ? anew(fact) : Optional.of(after(fact, before, change));
        after.ifPresent(one -> put(fact, one));
        return after.isPresent();
    }

    @SuppressWarnings("unchecked") // what is known of a question is its own answer
    private static <T> Known after(Fact<T> fact, Known before, Foresees change) {
        return new Known(change.after(fact, (T) before.answer()), null, Set.of());
    }

    /** Gives the answer to what makes sense only since a change was made, where the change tells it. */
    private <T> Optional<Known> anew(Fact<T> fact) {
        Optional<T> told = Optional.empty();
        for (Foresees change : made) {
            if (change.touches(fact)) {
                told = told.isPresent() ? told.map(answer -> change.after(fact, answer)) : change.anew(fact);
            }
        }
        return told.map(answer -> new Known(answer, null, Set.of()));
    }

    private void put(Question<?> question, Known one) {
        Known before = one == null ? known.remove(question) : known.put(question, one);
        back.add(() -> {
            if (before == null) {
                known.remove(question);
            } else {
                known.put(question, before);
            }
        });
    }

    private void note(Question<?> question, Collection<Question<?>> below) {
        if (question instanceof Fact<?> fact) {
            facts.add(fact);
        }
        below.forEach(one -> above.computeIfAbsent(one, none -> new HashSet<>()).add(question));
    }

    private <T> Known answer(Question<T> question) {
        Known one = known.get(question);
        if (one == null && question instanceof Derived<T> derived && !(question instanceof Elsewhere<?>)) {
            one = derive(derived);
            put(question, one);
        } else if (one == null && question instanceof Fact<T> fact) {
            facts.add(fact);
            one = anew(fact).orElseThrow(() -> notAsked(question));
            put(question, one);
        } else if (one == null) {
            throw notAsked(question);
        }
        return one;
    }

    private Known derive(Derived<?> derived) {
        Set<Question<?>> below = new LinkedHashSet<>();
        Facts looking = new Looking(question -> {
            below.add(question);
            note(derived, List.of(question));
        });
        try {
            return new Known(derived.derive(looking), null, below);
        } catch (FactUnavailable | NotOffered refusal) {
            return new Known(null, refusal, below);
        } catch (Answers.Incomplete incomplete) {
            return new Known(null, FactUnavailable.incomplete(incomplete), below);
        }
    }

    private static FactUnavailable notAsked(Object what) {
        return new FactUnavailable(
                new Unknown(Cause.NOT_VISIBLE_FROM_HERE, "", "", NOT_ASKED),
                CallOutcome.ANSWERED,
                Aws.GLOBAL,
                "it takes an answer that was not asked for: " + what.getClass().getSimpleName());
    }

    /** Hears what is asked. */
    private interface Hearing {
        void asked(Question<?> question);
    }

    private final class Looking implements Facts {
        private final Hearing hearing;

        Looking(Hearing hearing) {
            this.hearing = hearing;
        }

        @Override
        @SuppressWarnings("unchecked") // what is known of a question is its own answer
        public <T> T get(Question<T> question) {
            hearing.asked(question);
            return (T) World.this.answer(question).get();
        }

        @Override
        public void prefetch(Collection<? extends Question<?>> questions) {
            // Everything is at hand, or it is not known.
        }

        @Override
        public <T> T option(Option<T> option) {
            return memo.options().get(option);
        }

        @Override
        public Facts in(String account, String otherwise) {
            if (account.equals(self)) {
                return this;
            }
            Memo there = memo.others().memo(account).orElseThrow(() -> FactUnavailable.notVisibleFromHere(otherwise));
            return new Abroad(account, there, this) {
                @Override
                public void prefetch(Collection<? extends Question<?>> questions) {
                    // As at home.
                }
            };
        }

        @Override
        public <T> Optional<String> account(Question<T> question, Predicate<? super T> test, Optional<String> likely) {
            if (memo.others() == Others.NONE) {
                return Optional.empty();
            }
            throw notAsked(question);
        }

        @Override
        public List<String> administrators(String service, String otherwise) {
            List<String> found = administrators.get(service);
            if (found != null) {
                return found;
            }
            if (memo.others() == Others.NONE) {
                throw FactUnavailable.notVisibleFromHere(otherwise);
            }
            throw notAsked(service);
        }
    }
}
