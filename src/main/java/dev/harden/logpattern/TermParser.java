package dev.harden.logpattern;

import java.util.ArrayList;
import java.util.List;

/** Reads patterns of terms. */
final class TermParser {
    private TermParser() {}

    static TermPattern parse(Cursor cursor) {
        List<TermPattern.Term> terms = new ArrayList<>();
        cursor.skipSpace();
        while (!cursor.atEnd()) {
            TermPattern.Sign sign = sign(cursor);
            TermPattern.Sought sought = sought(cursor);
            boolean nothing =
                    sought instanceof TermPattern.Phrase phrase && phrase.text().isBlank();
            if (!nothing || sign != TermPattern.Sign.PLAIN) {
                terms.add(new TermPattern.Term(sign, sought));
            }
            cursor.skipSpace();
        }
        return new TermPattern(terms);
    }

    private static TermPattern.Sign sign(Cursor cursor) {
        TermPattern.Sign sign = TermPattern.Sign.PLAIN;
        if (cursor.accept("-")) {
            sign = TermPattern.Sign.WITHOUT;
        } else if (cursor.accept("?")) {
            sign = TermPattern.Sign.ONE_OF;
        }
        if (sign != TermPattern.Sign.PLAIN) {
            cursor.skipSpace();
        }
        return sign;
    }

    private static TermPattern.Sought sought(Cursor cursor) {
        if (cursor.peek() == '"') {
            return new TermPattern.Phrase(cursor.quoted(), true);
        }
        if (cursor.peek() == '%') {
            return new TermPattern.Expression(cursor.regex());
        }
        String bare = cursor.takeWhile(letter -> !Character.isWhitespace(letter) && letter != '"');
        if (bare.isEmpty()) {
            throw cursor.fail("expected a term");
        }
        return new TermPattern.Phrase(bare, false);
    }
}
