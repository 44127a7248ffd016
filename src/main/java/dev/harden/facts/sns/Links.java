package dev.harden.facts.sns;

import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Facts;
import dev.harden.facts.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Follows the links of one way to somebody: one that is certainly broken ends it, whatever others leave open; only when none
 * is do doubts count.
 */
public final class Links {
    private final Facts facts;
    private final List<FactUnavailable> open = new ArrayList<>();
    private Optional<Reach.Broken> broken = Optional.empty();

    private Links(Facts facts) {
        this.facts = facts;
    }

    public static Links of(Facts facts) {
        return new Links(facts);
    }

    /** Follows a link that tells why it is broken, or nothing; not asked for behind one that is. */
    public Links link(Supplier<Optional<String>> why) {
        if (broken.isEmpty()) {
            Seen<Optional<String>> seen = facts.trying(why);
            open.addAll(seen.missing());
            broken = seen.items().stream()
                    .flatMap(Optional::stream)
                    .map(Reach.Broken::new)
                    .findFirst();
        }
        return this;
    }

    /**
     * Follows the last link.
     *
     * @throws FactUnavailable when no link is certainly broken, and some could not be seen
     */
    public Reach to(Supplier<Reach> end) {
        if (broken.isPresent()) {
            return broken.get();
        }
        Seen<Reach> seen = facts.trying(end);
        for (Reach reach : seen.items()) {
            if (reach instanceof Reach.Broken || open.isEmpty()) {
                return reach;
            }
        }
        open.addAll(seen.missing());
        throw open.get(0);
    }
}
