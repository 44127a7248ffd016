package dev.harden.engine;

import dev.harden.facts.Aws;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Options;
import dev.harden.facts.Question;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Gives facts of the other accounts of a run, for what one account cannot see alone. Each question to an account is asked
 * once for all who need it; it is not what the account's own audit asks, so that its report is the same whoever else is
 * audited.
 */
public final class Others {
    /** Is a run of one account. */
    public static final Others NONE = new Others(
            List.of(), account -> null, (service, otherwise) -> refuse(otherwise), Options.none(), Runnable::run);

    /** Tells which accounts look after a service for the whole organization. */
    @FunctionalInterface
    public interface Administrators {
        /**
         * Gives their ids: the management account's, then the delegated administrators'.
         *
         * @throws FactUnavailable with {@code otherwise} when the run is not of an organization, or as AWS refuses
         */
        List<String> of(String service, String otherwise);
    }

    private static final int AT_ONCE = 64;

    private final List<String> accounts;
    private final Function<String, Aws> ways;
    private final Administrators administrators;
    private final Options options;
    private final Executor pool;
    private final Map<String, Memo> memos = new ConcurrentHashMap<>();

    /**
     * @param accounts the ids of all accounts of the run
     * @param ways opens the way to one of them
     * @param administrators tells who looks after a service
     * @param options what the config file sets
     * @param pool where questions are asked side by side
     */
    public Others(
            List<String> accounts,
            Function<String, Aws> ways,
            Administrators administrators,
            Options options,
            Executor pool) {
        this.accounts = accounts.stream().sorted().toList();
        this.ways = ways;
        this.administrators = administrators;
        this.options = options;
        this.pool = pool;
    }

    private static List<String> refuse(String otherwise) {
        throw FactUnavailable.notVisibleFromHere(otherwise);
    }

    List<String> administrators(String service, String otherwise) {
        return administrators.of(service, otherwise);
    }

    /** Finds an account whose answer passes a test: the likely one first, then all but the asker, some at a time. */
    <T> Optional<String> find(String asker, Question<T> question, Predicate<? super T> test, Optional<String> likely) {
        Optional<String> first = likely.filter(id -> !id.equals(asker) && passes(id, question, test));
        if (first.isPresent()) {
            return first;
        }
        List<String> rest = accounts.stream().filter(id -> !id.equals(asker)).toList();
        for (int from = 0; from < rest.size(); from += AT_ONCE) {
            List<String> some = rest.subList(from, Math.min(rest.size(), from + AT_ONCE));
            some.forEach(id -> memo(id).ifPresent(memo -> memo.begin(question)));
            Optional<String> found =
                    some.stream().filter(id -> passes(id, question, test)).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private <T> boolean passes(String account, Question<T> question, Predicate<? super T> test) {
        Optional<Memo> memo = memo(account);
        return memo.isPresent()
                && memo.get().noting(ConcurrentHashMap.newKeySet()).attempt(question).items().stream()
                        .anyMatch(test);
    }

    /** Gives what is known of an account; absent when it is not in the run. */
    Optional<Memo> memo(String account) {
        return accounts.contains(account)
                ? Optional.of(memos.computeIfAbsent(account, id -> new Memo(ways.apply(id), options, pool, this)))
                : Optional.empty();
    }
}
