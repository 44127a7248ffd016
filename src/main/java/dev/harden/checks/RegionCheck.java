package dev.harden.checks;

import dev.harden.facts.Facts;
import dev.harden.model.Resource;
import dev.harden.model.Scope;
import dev.harden.network.Item;
import java.util.Collection;
import java.util.List;

/** Judges each thing of one kind in a region; what another account owns is that account's to answer for. */
public abstract class RegionCheck<T extends Item> implements Check<Placed<T>> {
    /** Lists what may be judged in a region. */
    protected abstract Collection<T> items(String region, Facts facts);

    /** Returns what people know an item by, as far as it can be seen; nothing hangs on it. */
    protected String name(T item, String region, Facts facts) {
        return item.name();
    }

    /** Tells whether the check is about it at all; what it is not about has no finding. */
    protected boolean isAbout(T item, String region, Facts facts) {
        return true;
    }

    protected abstract Verdict judge(T item, String region, Facts facts);

    @Override
    public final Subjects<Placed<T>> subjects(Scope scope, Facts facts) {
        List<Placed<T>> all = items(scope.region(), facts).stream()
                .map(item -> new Placed<>(scope, item, name(item, scope.region(), facts)))
                .toList();
        return asksWhatItIsAbout() ? Subjects.below(all, Placed::resource, this::about) : Subjects.of(all);
    }

    /** Tells whether {@link #isAbout} asks questions, each of which may be refused for one item alone. */
    protected boolean asksWhatItIsAbout() {
        return false;
    }

    private List<Placed<T>> about(Placed<T> one, Facts facts) {
        boolean judged = one.isForeign() || isAbout(one.item(), one.scope().region(), facts);
        return judged ? List.of(one) : List.of();
    }

    @Override
    public final Resource resource(Placed<T> placed) {
        return placed.resource();
    }

    @Override
    public final Verdict judge(Placed<T> placed, Facts facts) {
        if (placed.isForeign()) {
            return Verdict.notApplicable(
                    "%s belongs to account %s, which answers for it",
                    placed.item().id(), placed.item().owner());
        }
        return judge(placed.item(), placed.scope().region(), facts);
    }
}
