package dev.harden.engine;

import dev.harden.facts.Aws;
import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

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

    List<String> accounts() {
        return accounts;
    }

    List<String> administrators(String service, String otherwise) {
        return administrators.of(service, otherwise);
    }

    /** Gives what is known of an account; absent when it is not in the run. */
    Optional<Memo> memo(String account) {
        return accounts.contains(account)
                ? Optional.of(memos.computeIfAbsent(account, id -> new Memo(ways.apply(id), options, pool, this)))
                : Optional.empty();
    }
}
