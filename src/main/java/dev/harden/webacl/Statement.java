package dev.harden.webacl;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Is what a rule looks for in a request: a tree. Which addresses an IP set holds is told by a function of its ARN.
 *
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statements.html">Rule statements</a>
 */
public sealed interface Statement {
    /** Gives the addresses from which every request matches, whatever else is in it. */
    default Bounds certain(Function<String, Bounds> sets) {
        return Bounds.NONE;
    }

    /** Gives the addresses from which some request matches. */
    default Bounds possible(Function<String, Bounds> sets) {
        return Bounds.ALL;
    }

    /** Gives the statements right below it. */
    default List<Statement> below() {
        return List.of();
    }

    /** Gives it and all statements below it. */
    default Stream<Statement> all() {
        return Stream.concat(Stream.of(this), below().stream().flatMap(Statement::all));
    }

    /** Gives the ARNs of the IP sets in it, sorted. */
    default Set<String> ipSets() {
        return below().stream()
                .map(Statement::ipSets)
                .flatMap(Collection::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Gives it with what is known of the pattern sets in it. */
    default Statement with(Function<PatternSet, Statement> sets) {
        return this;
    }

    /** Tells whether it looks for SQL injection; inside a {@code not} it does the reverse, and so does not. */
    default boolean inspectsSqli() {
        return below().stream().anyMatch(Statement::inspectsSqli);
    }

    /**
     * Matches requests that an earlier rule has labelled.
     *
     * @param key the label, or the namespace, without its prefix where it is of the rule's own context
     * @param namespace whether it is a namespace
     * @param context the prefix of the labels of where the rule is
     */
    record Label(String key, boolean namespace, String context) implements Statement {}

    /**
     * Matches requests that look like SQL injection.
     *
     * @param key tells it from others that look elsewhere
     */
    record Sqli(String key) implements Statement {
        @Override
        public boolean inspectsSqli() {
            return true;
        }
    }

    /**
     * Looks at something else: a path, a header.
     *
     * @param key tells it from others: two with one key match the same requests
     * @param words what it looks at, for people
     */
    record Other(String key, String words, Truth truth) implements Statement {
        @Override
        public Bounds certain(Function<String, Bounds> sets) {
            return switch (truth) {
                case ALWAYS -> Bounds.ALL;
                case PERHAPS_ALWAYS -> Bounds.UNSEEN;
                case NEVER, SOMETIMES, PERHAPS_NEVER -> Bounds.NONE;
            };
        }

        @Override
        public Bounds possible(Function<String, Bounds> sets) {
            return switch (truth) {
                case NEVER -> Bounds.NONE;
                case PERHAPS_NEVER -> Bounds.UNSEEN;
                case ALWAYS, SOMETIMES, PERHAPS_ALWAYS -> Bounds.ALL;
            };
        }
    }

    /**
     * Looks at something else by a set of regular expressions, which is not seen yet, or could not be.
     *
     * @param arn the set's ARN
     * @param key tells it from others
     * @param words what it looks at, for people
     * @param part what it looks at
     */
    record PatternSet(String arn, String key, String words, Component part) implements Statement {
        /** Gives it where the set's expressions are known. */
        public Statement of(List<String> expressions) {
            return new Other(key, words, part.findsAny(expressions));
        }

        @Override
        public Bounds certain(Function<String, Bounds> sets) {
            return Bounds.UNSEEN;
        }

        @Override
        public Bounds possible(Function<String, Bounds> sets) {
            return Bounds.UNSEEN;
        }

        @Override
        public Statement with(Function<PatternSet, Statement> sets) {
            return sets.apply(this);
        }
    }

    /**
     * Matches requests whose sources are in one of some countries.
     *
     * @param codes as {@code DE}
     * @param forwarded whether the source is read from a header
     */
    record Country(Set<String> codes, boolean forwarded) implements Statement {
        public Country {
            codes = Set.copyOf(codes);
        }
    }

    /**
     * Matches requests whose sources are in one of some autonomous systems.
     *
     * @param forwarded whether the source is read from a header
     */
    record Asn(Set<Long> numbers, boolean forwarded) implements Statement {
        public Asn {
            numbers = Set.copyOf(numbers);
        }
    }

    /**
     * Matches requests by their source.
     *
     * @param arn the IP set's ARN
     * @param forwarded whether the source is read from a header, which whoever asks may write
     */
    record IpSet(String arn, boolean forwarded) implements Statement {
        @Override
        public Bounds certain(Function<String, Bounds> sets) {
            return sets.apply(arn);
        }

        @Override
        public Bounds possible(Function<String, Bounds> sets) {
            return forwarded ? sets.apply(arn).allIfAny() : sets.apply(arn);
        }

        @Override
        public Set<String> ipSets() {
            return Set.of(arn);
        }
    }

    /** Matches a source that sends too many of the requests that its scope-down statement takes. */
    record RateBased(Optional<Statement> scopeDown) implements Statement {
        @Override
        public Bounds possible(Function<String, Bounds> sets) {
            return scopeDown.map(one -> one.possible(sets)).orElse(Bounds.ALL);
        }

        @Override
        public List<Statement> below() {
            return scopeDown.stream().toList();
        }

        @Override
        public Statement with(Function<PatternSet, Statement> sets) {
            return new RateBased(scopeDown.map(one -> one.with(sets)));
        }
    }

    /** Matches what all of its statements match. */
    record And(List<Statement> below) implements Statement {
        public And {
            below = List.copyOf(below);
        }

        @Override
        public Statement with(Function<PatternSet, Statement> sets) {
            return new And(below.stream().map(one -> one.with(sets)).toList());
        }

        @Override
        public Bounds certain(Function<String, Bounds> sets) {
            return below.stream().map(one -> one.certain(sets)).reduce(Bounds.ALL, Bounds::and);
        }

        @Override
        public Bounds possible(Function<String, Bounds> sets) {
            return below.stream().map(one -> one.possible(sets)).reduce(Bounds.ALL, Bounds::and);
        }
    }

    /** Matches what one of its statements matches. */
    record Or(List<Statement> below) implements Statement {
        public Or {
            below = List.copyOf(below);
        }

        @Override
        public Statement with(Function<PatternSet, Statement> sets) {
            return new Or(below.stream().map(one -> one.with(sets)).toList());
        }

        @Override
        public Bounds certain(Function<String, Bounds> sets) {
            return below.stream().map(one -> one.certain(sets)).reduce(Bounds.NONE, Bounds::or);
        }

        @Override
        public Bounds possible(Function<String, Bounds> sets) {
            return below.stream().map(one -> one.possible(sets)).reduce(Bounds.NONE, Bounds::or);
        }
    }

    /** Matches what its statement does not. */
    record Not(Statement statement) implements Statement {
        @Override
        public Statement with(Function<PatternSet, Statement> sets) {
            return new Not(statement.with(sets));
        }

        @Override
        public Bounds certain(Function<String, Bounds> sets) {
            return statement.possible(sets).not();
        }

        @Override
        public Bounds possible(Function<String, Bounds> sets) {
            return statement.certain(sets).not();
        }

        @Override
        public List<Statement> below() {
            return List.of(statement);
        }

        @Override
        public boolean inspectsSqli() {
            return false;
        }
    }
}
