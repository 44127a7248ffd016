package dev.harden.logpattern;

import java.util.ArrayList;
import java.util.List;

/** Reads space-delimited patterns: {@code [ip, user, ..., status = 4* && status != 403, bytes > 1000]}. */
final class SpaceParser {
    private final Cursor cursor;

    private SpaceParser(Cursor cursor) {
        this.cursor = cursor;
    }

    static SpacePattern parse(Cursor cursor) {
        return new SpaceParser(cursor).whole();
    }

    private SpacePattern whole() {
        cursor.expect("[");
        List<SpacePattern.Field> fields = new ArrayList<>();
        do {
            fields.add(field());
            cursor.skipSpace();
        } while (cursor.accept(","));
        cursor.expect("]");
        cursor.skipSpace();
        if (!cursor.atEnd()) {
            throw cursor.fail("expected the end");
        }
        return new SpacePattern(fields);
    }

    private SpacePattern.Field field() {
        cursor.skipSpace();
        if (cursor.accept("...") || cursor.accept("\u2026")) {
            return new SpacePattern.Ellipsis();
        }
        String name = name();
        cursor.skipSpace();
        List<List<SpacePattern.Test>> anyOf = new ArrayList<>();
        if ("=!<>".indexOf(cursor.peek()) < 0) {
            return new SpacePattern.Named(name, anyOf);
        }
        List<SpacePattern.Test> all = new ArrayList<>(List.of(test()));
        while (true) {
            cursor.skipSpace();
            if (cursor.accept("||")) {
                anyOf.add(all);
                all = new ArrayList<>();
            } else if (!cursor.accept("&&")) {
                anyOf.add(all);
                return new SpacePattern.Named(name, anyOf);
            }
            cursor.skipSpace();
            int start = cursor.at();
            if (!name().equals(name)) {
                throw Cursor.fail("expected " + name, start);
            }
            cursor.skipSpace();
            all.add(test());
        }
    }

    private String name() {
        return cursor.takeWhile(letter -> !Character.isWhitespace(letter) && "=!<>&|,[]\"%".indexOf(letter) < 0);
    }

    private SpacePattern.Test test() {
        Operator operator = Operator.at(cursor).orElseThrow(() -> cursor.fail("expected an operator"));
        if (operator == Operator.EQUAL && cursor.accept("!")) {
            operator = Operator.NOT_EQUAL; // AWS's guide writes w1=!ERROR
        }
        cursor.skipSpace();
        return new SpacePattern.Test(operator, Operand.at(cursor, operator));
    }
}
