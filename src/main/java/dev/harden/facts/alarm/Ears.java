package dev.harden.facts.alarm;

import java.util.List;
import java.util.Set;

/**
 * Says who hears of a check's sample events by one way.
 *
 * @param must for each event that must raise the alarm, in their order
 * @param worth the numbers of the events worth an alarm that raise it too
 */
public record Ears(List<Heard> must, Set<Integer> worth) {
    public Ears {
        must = List.copyOf(must);
        worth = Set.copyOf(worth);
    }
}
