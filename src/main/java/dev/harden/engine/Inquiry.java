package dev.harden.engine;

import dev.harden.facts.Aws;
import dev.harden.facts.Facts;
import dev.harden.facts.Options;
import java.util.concurrent.ConcurrentHashMap;

/** Gives facts outside of an audit: for what a run over several accounts needs to know before it begins. */
public final class Inquiry {
    private Inquiry() {}

    /** Gives facts of one account; each is asked once, on the thread that needs it. */
    public static Facts facts(Aws aws) {
        return new Memo(aws, Options.none(), Runnable::run, Others.NONE).noting(ConcurrentHashMap.newKeySet());
    }
}
