package dev.harden.engine;

import dev.harden.facts.Question;
import java.util.Set;

/**
 * Is what came of a question.
 *
 * @param answer its answer; null where it was refused
 * @param refusal why there is none; null where there is one
 * @param below the questions that it was concluded from
 */
record Known(Object answer, RuntimeException refusal, Set<Question<?>> below) {
    Object get() {
        if (refusal != null) {
            throw refusal;
        }
        return answer;
    }
}
