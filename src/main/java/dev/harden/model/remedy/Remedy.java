package dev.harden.model.remedy;

import java.util.List;

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

    /** Gives the steps that mend this failure alone, in their order; none where there is no command. */
    default List<Step> alone() {
        return this instanceof Changes changes
                ? changes.intents().stream()
                        .flatMap(intent -> intent.steps().stream())
                        .toList()
                : List.of();
    }
}
