package dev.harden.facts.alarm;

import dev.harden.facts.FactUnavailable;
import java.util.List;
import java.util.Optional;

/**
 * Says who hears of one event.
 *
 * @param path the whole way to somebody, a fragment; absent when none is known
 * @param gap the link that is broken on the way that gets furthest
 * @param open why more is not known; the first reason that was met is enough
 */
public record Heard(Optional<String> path, Gap gap, List<FactUnavailable> open) {
    /** Is a link of the chain; a later one is nearer to somebody. */
    public enum Link {
        NOTHING,
        TRAIL,
        LOG_GROUP,
        NO_MATCH,
        FILTER,
        RULE,
        ALARM
    }

    /**
     * Is a broken link.
     *
     * @param why a fragment
     */
    public record Gap(Link link, String why) {}

    public Heard {
        open = List.copyOf(open);
    }

    static Heard by(String path) {
        return new Heard(Optional.of(path), new Gap(Link.ALARM, ""), List.of());
    }

    static Heard broken(Link link, String why) {
        return new Heard(Optional.empty(), new Gap(link, why), List.of());
    }

    static Heard open(FactUnavailable why) {
        return open(List.of(why));
    }

    static Heard open(List<FactUnavailable> why) {
        return new Heard(Optional.empty(), new Gap(Link.NOTHING, ""), why);
    }

    /** Joins what is known of two ways. */
    Heard or(Heard other) {
        if (path.isPresent()) {
            return this;
        }
        if (other.path.isPresent()) {
            return other;
        }
        boolean further = other.gap.link.compareTo(gap.link) > 0 || gap.why.isEmpty();
        return new Heard(Optional.empty(), further ? other.gap : gap, open.isEmpty() ? other.open : open);
    }

    /** Tells whether certainly nobody hears of it. */
    boolean isNobody() {
        return path.isEmpty() && open.isEmpty();
    }
}
