package dev.harden.logpattern;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Is a pattern of terms, looked for in the text of an event: plain ones must be there, those with a minus must not, and of
 * those with a question mark one must. Without terms it matches everything.
 *
 * @param terms in their order
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/matching-terms-unstructured-log-events.html">
 *     Matching terms in unstructured log events</a>
 */
record TermPattern(List<TermPattern.Term> terms) implements FilterPattern {
    /** Is what a term's sign makes of it. */
    enum Sign {
        PLAIN(""),
        WITHOUT("-"),
        ONE_OF("?");

        private final String text;

        Sign(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** Is what is looked for. */
    sealed interface Sought {
        Match in(String event);
    }

    /**
     * Is a text, found also within words.
     *
     * @param quoted whether it is in quotes, as AWS wants it for all but letters, digits and {@code _}
     */
    record Phrase(String text, boolean quoted) implements Sought {
        @Override
        public Match in(String event) {
            boolean bare = text.chars().allMatch(letter -> Character.isLetterOrDigit(letter) || letter == '_');
            return quoted || bare ? Match.of(event.contains(text)) : Match.open("the term " + text + " without quotes");
        }

        @Override
        public String toString() {
            return quoted ? Cursor.quote(text) : text;
        }
    }

    record Expression(Regex regex) implements Sought {
        @Override
        public Match in(String event) {
            return regex.find(event);
        }

        @Override
        public String toString() {
            return regex.toString();
        }
    }

    record Term(Sign sign, Sought sought) {
        @Override
        public String toString() {
            return sign.text() + sought;
        }
    }

    TermPattern {
        terms = List.copyOf(terms);
    }

    @Override
    public Match match(LogEvent event) {
        Match plain = of(Sign.PLAIN, event).reduce(Match.YES, Match::and);
        Match without = of(Sign.WITHOUT, event).map(Match::not).reduce(Match.YES, Match::and);
        Match all = plain.and(without);
        if (has(Sign.PLAIN) || !has(Sign.ONE_OF)) {
            return all; // question marks count for nothing beside plain terms
        }
        Match oneOf = of(Sign.ONE_OF, event).reduce(Match.NO, Match::or);
        if (has(Sign.WITHOUT) && !oneOf.isYes() && !without.isNo()) {
            return Match.open("a term with a question mark beside one with a minus");
        }
        return all.and(oneOf);
    }

    private boolean has(Sign sign) {
        return terms.stream().anyMatch(term -> term.sign == sign);
    }

    private Stream<Match> of(Sign sign, LogEvent event) {
        return terms.stream().filter(term -> term.sign == sign).map(term -> term.sought.in(event.text()));
    }

    @Override
    public String toString() {
        return terms.stream().map(Term::toString).collect(Collectors.joining(" "));
    }
}
