package dev.harden.webacl;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Is what a rule looks for in a request: a tree. Which addresses an IP set holds is told by a function of its ARN.
 *
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statements.html">Rule statements</a>
 */
public sealed interface Statement {
    /** Gives the addresses from which every request matches, whatever else is in it. */
    Bounds certain(Function<String, Bounds> sets);

    /** Gives the addresses from which some request matches. */
    Bounds possible(Function<String, Bounds> sets);

    /** Gives the statements right below it. */
    default List<Statement> below() {
        return List.of();
    }

    /** Gives the ARNs of the IP sets in it, sorted. */
    default Set<String> ipSets() {
        return below().stream()
                .map(Statement::ipSets)
                .flatMap(Collection::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Tells whether it looks for SQL injection; inside a {@code not} it does the reverse, and so does not. */
    default boolean inspectsSqli() {
        return below().stream().anyMatch(Statement::inspectsSqli);
    }

    /** Tells whether it looks for labels, which earlier rules give to what they match, those that count too. */
    default boolean looksForLabels() {
        return below().stream().anyMatch(Statement::looksForLabels);
    }

    /** Matches requests that an earlier rule has labelled. */
    record Label() implements Statement {
        @Override
        public Bounds certain(Function<String, Bounds> sets) {
            return Bounds.NONE;
        }

        @Override
        public Bounds possible(Function<String, Bounds> sets) {
            return Bounds.ALL;
        }

        @Override
        public boolean looksForLabels() {
            return true;
        }
    }

    /** Matches requests that look like SQL injection. */
    record Sqli() implements Statement {
        @Override
        public Bounds certain(Function<String, Bounds> sets) {
            return Bounds.NONE;
        }

        @Override
        public Bounds possible(Function<String, Bounds> sets) {
            return Bounds.ALL;
        }

        @Override
        public boolean inspectsSqli() {
            return true;
        }
    }

    /** Looks at something else: a path, a header, a country. */
    record Other() implements Statement {
        @Override
        public Bounds certain(Function<String, Bounds> sets) {
            return Bounds.NONE;
        }

        @Override
        public Bounds possible(Function<String, Bounds> sets) {
            return Bounds.ALL;
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
        public Bounds certain(Function<String, Bounds> sets) {
            return Bounds.NONE;
        }

        @Override
        public Bounds possible(Function<String, Bounds> sets) {
            return scopeDown.map(one -> one.possible(sets)).orElse(Bounds.ALL);
        }

        @Override
        public List<Statement> below() {
            return scopeDown.stream().toList();
        }
    }

    /** Matches what all of its statements match. */
    record And(List<Statement> below) implements Statement {
        public And {
            below = List.copyOf(below);
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

        @Override
        public boolean looksForLabels() {
            return false;
        }
    }
}
