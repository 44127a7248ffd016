package dev.harden.logpattern;

import java.util.Optional;

/** Compares a value of an event with one of a pattern. */
enum Operator {
    NOT_EQUAL("!="),
    AT_LEAST(">="),
    AT_MOST("<="),
    EQUAL("="),
    MORE(">"),
    LESS("<");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    boolean orders() {
        return this != EQUAL && this != NOT_EQUAL;
    }

    boolean holds(int comparison) {
        return switch (this) {
            case EQUAL -> comparison == 0;
            case NOT_EQUAL -> comparison != 0;
            case MORE -> comparison > 0;
            case LESS -> comparison < 0;
            case AT_LEAST -> comparison >= 0;
            case AT_MOST -> comparison <= 0;
        };
    }

    /** Takes the operator that stands at the cursor. */
    static Optional<Operator> at(Cursor cursor) {
        for (Operator operator : values()) {
            if (cursor.accept(operator.sign)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }
}
