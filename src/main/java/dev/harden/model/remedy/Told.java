package dev.harden.model.remedy;

import java.util.List;
import java.util.Optional;

/**
 * Is an intent whose way is settled: as it is written in reports and read back. It joins with nothing but itself.
 *
 * @param target what is changed
 * @param about what will be so, a fragment
 * @param steps the way, in order
 */
public record Told(Target target, String about, List<Step> steps) implements Intent {
    public Told {
        steps = List.copyOf(steps);
    }

    static Told of(Intent intent) {
        return intent instanceof Told told ? told : new Told(intent.target(), intent.about(), intent.steps());
    }

    @Override
    public Optional<Intent> with(Intent other) {
        return equals(other) ? Optional.of(this) : Optional.empty();
    }
}
