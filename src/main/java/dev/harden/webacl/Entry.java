package dev.harden.webacl;

import java.util.function.Function;

/** Is what a web ACL holds in order: rules, and references to rule groups. */
public sealed interface Entry permits Rule, Group {
    String name();

    /** Gives it with what is known of the pattern sets in it. */
    Entry with(Function<Statement.PatternSet, Statement> sets);
}
