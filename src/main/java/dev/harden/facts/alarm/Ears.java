package dev.harden.facts.alarm;

import java.util.List;

/**
 * Says who hears of a check's sample events by one way.
 *
 * @param must for each event that must raise the alarm, in their order
 * @param worth for each event that would be worth an alarm too, in their order
 */
public record Ears(List<Heard> must, List<Heard> worth) {
    public Ears {
        must = List.copyOf(must);
        worth = List.copyOf(worth);
    }
}
