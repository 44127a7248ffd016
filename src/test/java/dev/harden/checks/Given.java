package dev.harden.checks;

import dev.harden.facts.Answers;
import dev.harden.facts.Derived;
import dev.harden.facts.Fact;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Foresees;
import dev.harden.facts.Now;
import dev.harden.facts.Option;
import dev.harden.facts.Options;
import dev.harden.facts.Question;
import dev.harden.facts.sts.CallerIdentity;
import dev.harden.model.Account;
import dev.harden.model.CallOutcome;
import dev.harden.model.Cause;
import dev.harden.model.Finding;
import dev.harden.model.Scope;
import dev.harden.model.Unknown;
import dev.harden.model.remedy.Intent;
import dev.harden.model.remedy.Remedy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Gives facts to a check in its own test, and tells what it decides, one line a subject: {@code "PASS <id>: <message>"}.
 * A derived fact is derived, from what is given, unless it is given itself. A fact that is not given fails the test.
 */
public final class Given {
    public static final Account ACCOUNT = new Account("111122223333", "aws", "arn:aws:iam::111122223333:user/auditor");
    public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Map<Question<?>, Supplier<?>> answers = new HashMap<>();
    private final Map<String, Object> options = new HashMap<>();
    private final List<String> evidence = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Remedy> remedies = new ArrayList<>();
    private List<Foresees> foreseen = List.of();
    private final Map<String, Remedy> remedied = new TreeMap<>();
    private final Map<String, Given> others = new TreeMap<>();
    private final Map<String, Supplier<List<String>>> administrators = new HashMap<>();
    private final Account self;

    private Given(Account self) {
        this.self = self;
        fact(new Now(), NOW);
        fact(new CallerIdentity(), self);
    }

    public static Given facts() {
        return new Given(ACCOUNT);
    }

    /** Gives the facts of another account, for {@link #beside}. */
    public static Given in(String account) {
        return new Given(
                new Account(account, "aws", "arn:aws:sts::" + account + ":assumed-role/harden-audit/harden-audit"));
    }

    /** Lets another account be audited in the same run. */
    public Given beside(Given other) {
        others.put(other.self.id(), other);
        other.others.put(self.id(), this);
        return this;
    }

    /** Lets accounts look after a service for the organization: the management account first. */
    public Given administrators(String service, String... accounts) {
        administrators.put(service, () -> List.of(accounts));
        return this;
    }

    /** Lets AWS refuse to tell who looks after a service for the organization. */
    public Given administratorsRefused(String service) {
        administrators.put(service, () -> {
            throw refusal("the administrators of " + service + " refused");
        });
        return this;
    }

    /** Gives the answer to a question. */
    public <T> Given fact(Question<T> question, T answer) {
        answers.put(question, () -> answer);
        return this;
    }

    /** Lets a question be refused; the finding then says UNKNOWN. */
    public Given refused(Question<?> question) {
        answers.put(question, () -> {
            throw refusal(question + " refused");
        });
        return this;
    }

    private static FactUnavailable refusal(String reason) {
        Unknown unknown = new Unknown(Cause.ACCESS_DENIED, "x:Operation", "x:Action", "AccessDenied");
        return new FactUnavailable(unknown, CallOutcome.ACCESS_DENIED, Scope.GLOBAL, reason);
    }

    /** Gives all as it will be once changes are made, which say what the answers will be. */
    public Given after(List<Intent> intents) {
        Given after = new Given(self);
        answers.forEach((question, answer) -> after.answers.put(
                question,
                question instanceof Fact<?> fact ? () -> Planned.after(intents, cast(fact), answer.get()) : answer));
        after.options.putAll(options);
        after.others.putAll(others);
        after.administrators.putAll(administrators);
        return after;
    }

    @SuppressWarnings("unchecked") // an answer is put in with its question
    private static Fact<Object> cast(Fact<?> fact) {
        return (Fact<Object>) fact;
    }

    /** Sets an option as the config file would. */
    public Given option(String key, Object value) {
        options.put(key, value);
        return this;
    }

    /** Gives the facts themselves. */
    public Facts asFacts() {
        return new GivenFacts();
    }

    /** Judges the account as a whole. */
    public List<String> judge(Check<?> check) {
        return judge(check, Scope.of(self));
    }

    /** Judges one region of the account. */
    public List<String> judge(Check<?> check, String region) {
        return judge(check, new Scope(self, region));
    }

    /** Judges one region, and gives the lines that show it, of all subjects. */
    public List<String> evidence(Check<?> check, String region) {
        evidence.clear();
        judge(check, region);
        return List.copyOf(evidence);
    }

    /** Judges one region, and gives the findings of what was decided. */
    public List<Finding> findings(Check<?> check, String region) {
        findings.clear();
        judge(check, region);
        return List.copyOf(findings);
    }

    /** Judges one region, and gives what mends its failures, of all subjects; of checks of the account, the global one. */
    public List<Remedy> remedies(Check<?> check, String region) {
        remedies.clear();
        judge(check, region);
        return List.copyOf(remedies);
    }

    /** Judges one region with the answers that are foretold. */
    List<String> judge(Check<?> check, String region, List<Foresees> foretold) {
        foreseen = foretold;
        try {
            return judge(check, region);
        } finally {
            foreseen = List.of();
        }
    }

    /** Judges one region, and gives what mends each failure, by the subject's id. */
    public Map<String, Remedy> remedied(Check<?> check, String region) {
        remedied.clear();
        judge(check, region);
        return Map.copyOf(remedied);
    }

    /** Judges one region, and gives the commands that mend its failures, each alone. */
    public List<String> commands(Check<?> check, String region) {
        return remedies(check, region).stream()
                .flatMap(remedy -> remedy.alone().stream())
                .map(step -> step.call().command())
                .toList();
    }

    /** Gives what a derived fact concludes from the given ones. */
    public <T> T derive(Question<T> question) {
        return new GivenFacts().get(question);
    }

    private <S> List<String> judge(Check<S> check, Scope scope) {
        List<String> said = new ArrayList<>();
        Facts facts = new GivenFacts();
        GivenWords.guarded(said, self.id(), () -> {
            Subjects<S> subjects = check.subjects(scope, facts);
            if (subjects instanceof Subjects.Listed<S> listed) {
                listed.seen().missing().forEach(why -> said.add(GivenWords.unknown(self.id(), why)));
                listed.seen().items().forEach(subject -> judge(said, check, subject, facts));
            } else if (subjects instanceof Subjects.Below<?, S> below) {
                below(said, check, below, facts);
            }
        });
        return said;
    }

    private <P, S> void below(List<String> said, Check<S> check, Subjects.Below<P, S> below, Facts facts) {
        below.parents().missing().forEach(why -> said.add(GivenWords.unknown(self.id(), why)));
        for (P parent : below.parents().items()) {
            GivenWords.guarded(
                    said,
                    below.resource().apply(parent).id(),
                    () -> below.children().apply(parent, facts).forEach(subject -> judge(said, check, subject, facts)));
        }
    }

    private <S> void judge(List<String> said, Check<S> check, S subject, Facts facts) {
        String id = check.resource(subject).id();
        GivenWords.guarded(said, id, () -> {
            Verdict verdict = check.judge(subject, facts);
            Remedied.require(check, verdict);
            evidence.addAll(verdict.outcome().evidence());
            CheckInfo info = check.getClass().getAnnotation(CheckInfo.class);
            findings.add(new Finding(
                    info.id(), info.severity(), self.id(), "any", check.resource(subject), verdict.outcome()));
            verdict.remedy().ifPresent(remedies::add);
            verdict.remedy().ifPresent(remedy -> remedied.put(id, remedy));
            String raised = verdict.raised()
                    .map(severity -> " (" + severity.word() + ")")
                    .orElse("");
            said.add(verdict.outcome().status() + " " + id + raised + ": "
                    + verdict.outcome().message());
        });
    }

    private final class GivenFacts implements Facts {
        @Override
        @SuppressWarnings("unchecked") // an answer is put in with its question
        public <T> T get(Question<T> question) {
            Supplier<?> answer = answers.get(question);
            if (question instanceof Fact<T> fact && foreseen.stream().anyMatch(one -> one.touches(fact))) {
                return Planned.after(foreseen, fact, Optional.ofNullable(answer).map(one -> (T) one.get()));
            }
            if (answer != null) {
                return (T) answer.get();
            }
            if (question instanceof Derived<T> derived) {
                try {
                    return derived.derive(this);
                } catch (Answers.Incomplete incomplete) {
                    throw FactUnavailable.incomplete(incomplete);
                }
            }
            throw new AssertionError("not given: " + question);
        }

        @Override
        public void prefetch(Collection<? extends Question<?>> questions) {}

        @Override
        public <T> T option(Option<T> option) {
            return new Options(options).get(option);
        }

        @Override
        public Facts in(String account, String otherwise) {
            if (account.equals(self.id())) {
                return this;
            }
            return Optional.ofNullable(others.get(account))
                    .<Facts>map(other -> other.new GivenFacts())
                    .orElseThrow(() -> FactUnavailable.notVisibleFromHere(otherwise));
        }

        @Override
        public <T> Optional<String> account(Question<T> question, Predicate<? super T> test, Optional<String> likely) {
            return others.entrySet().stream()
                    .filter(other -> other.getValue().asFacts().attempt(question).items().stream()
                            .anyMatch(test))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }

        @Override
        public List<String> administrators(String service, String otherwise) {
            return Optional.ofNullable(administrators.get(service))
                    .orElseThrow(() -> FactUnavailable.notVisibleFromHere(otherwise))
                    .get();
        }
    }
}
