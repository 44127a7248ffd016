package dev.harden.facts.alarm;

import dev.harden.facts.FactUnavailable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Says who hears of one event.
 *
 * @param path the whole way to somebody, a fragment; absent when none is known
 * @param ears the filters and rules by which somebody certainly does, fragments
 * @param gap the link that is broken on the way that gets furthest
 * @param open why more is not known; the first reason that was met is enough
 */
public record Heard(Optional<String> path, Set<String> ears, Gap gap, List<FactUnavailable> open) {
    /** Is a link of the chain; a later one is nearer to somebody. */
    public enum Link {
        NOTHING,
        NO_RULE,
        TRAIL,
        LOG_GROUP,
        NO_MATCH,
        /** Somebody is notified, and too often to notice. */
        NOISE,
        FILTER,
        RULE,
        ALARM,
        /** Somebody does, but not of the first events. */
        LATE
    }

    /**
     * Is a broken link.
     *
     * @param why a fragment
     */
    public record Gap(Link link, String why) {}

    public Heard {
        ears = Set.copyOf(ears);
        open = List.copyOf(open);
    }

    static Heard by(String ear, String path) {
        return new Heard(Optional.of(path), Set.of(ear), new Gap(Link.NOTHING, ""), List.of());
    }

    /** Says that a link holds, of a way that goes on. */
    static Heard holds() {
        return new Heard(Optional.of(""), Set.of(), new Gap(Link.NOTHING, ""), List.of());
    }

    static Heard broken(Link link, String why) {
        return new Heard(Optional.empty(), Set.of(), new Gap(link, why), List.of());
    }

    static Heard open(FactUnavailable why) {
        return open(List.of(why));
    }

    static Heard open(List<FactUnavailable> why) {
        return new Heard(Optional.empty(), Set.of(), new Gap(Link.NOTHING, ""), why);
    }

    /** Says that links hold but for what could not be seen of them. */
    static Heard holdsBut(List<FactUnavailable> unseen) {
        return unseen.isEmpty() ? holds() : open(unseen);
    }

    /** Joins what is known of two ways. */
    Heard or(Heard other) {
        if (path.isPresent() || other.path.isPresent()) {
            Set<String> all = new LinkedHashSet<>(ears);
            all.addAll(other.ears);
            return new Heard(path.or(other::path), all, new Gap(Link.NOTHING, ""), List.of());
        }
        boolean further = other.gap.link.compareTo(gap.link) > 0 || gap.why.isEmpty();
        return new Heard(Optional.empty(), Set.of(), further ? other.gap : gap, open.isEmpty() ? other.open : open);
    }

    /**
     * Follows the way on: a link that is certainly broken ends it, whatever another leaves open; only when none is do
     * doubts count.
     */
    Heard then(Supplier<Heard> next) {
        if (isNobody()) {
            return this;
        }
        Heard rest = next.get();
        if (rest.isNobody() || path.isPresent()) {
            return rest;
        }
        List<FactUnavailable> both = new ArrayList<>(open);
        both.addAll(rest.open);
        return new Heard(Optional.empty(), Set.of(), rest.gap, both);
    }

    /** Adds another by which somebody hears of what is heard. */
    Heard also(String ear) {
        Set<String> all = new LinkedHashSet<>(ears);
        all.add(ear);
        return path.isPresent() ? new Heard(path, all, gap, open) : this;
    }

    /** Tells whether certainly nobody hears of it in time. */
    boolean isNobody() {
        return path.isEmpty() && open.isEmpty();
    }
}
