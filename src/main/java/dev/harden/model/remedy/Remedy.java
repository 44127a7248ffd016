package dev.harden.model.remedy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Is what mends a failure: changes that commands can make, or the reason why there is no command. */
public sealed interface Remedy permits Remedy.Changes, NoCommand {
    /**
     * Holds changes that end the failure when all are made.
     *
     * @param intents what is wanted of each target; at least one
     */
    record Changes(List<Intent> intents) implements Remedy {
        public Changes {
            intents = List.copyOf(intents);
            if (intents.isEmpty()) {
                throw new IllegalArgumentException("no change");
            }
        }
    }

    static Remedy of(Intent... intents) {
        return new Changes(List.of(intents));
    }

    static Remedy none(NoCommand.Why why, String text) {
        return new NoCommand(why, text);
    }

    /** Joins what several failures want, target by target; empty where none of them wants anything. */
    static Optional<Remedy> together(Collection<Remedy> remedies) {
        List<Intent> joined = new ArrayList<>();
        for (Remedy remedy : remedies) {
            if (remedy instanceof Changes changes) {
                changes.intents().forEach(intent -> join(joined, intent));
            }
        }
        return joined.isEmpty() ? remedies.stream().findFirst() : Optional.of(new Changes(joined));
    }

    private static void join(List<Intent> all, Intent more) {
        for (int i = 0; i < all.size(); i++) {
            Intent one = all.get(i);
            Optional<Intent> both = one.target().equals(more.target()) ? one.with(more) : Optional.empty();
            if (both.isPresent()) {
                all.set(i, both.get());
                return;
            }
        }
        all.add(more);
    }

    /** Gives the steps that mend this failure alone, in their order; none where there is no command. */
    default List<Step> alone() {
        return this instanceof Changes changes
                ? changes.intents().stream()
                        .flatMap(intent -> intent.steps().stream())
                        .toList()
                : List.of();
    }
}
