package dev.harden.checks;

import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import java.util.List;

/**
 * Decides one thing about each of its subjects. Has no client, no {@code try}, no clock and no state; what it is refused
 * passes through it as an exception, of which the engine makes UNKNOWN.
 *
 * @param <S> what it judges
 */
public interface Check<S> {
    /** Lists what is judged in a scope. */
    Subjects<S> subjects(Scope scope, Facts facts);

    /** Names the resource that a subject's finding is about. */
    Resource resource(S subject);

    Verdict judge(S subject, Facts facts);

    /** Gives the options that it takes from the config file. */
    default List<Option<?>> options() {
        return List.of();
    }
}
