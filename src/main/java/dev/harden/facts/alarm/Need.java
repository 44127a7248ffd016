package dev.harden.facts.alarm;

import dev.harden.facts.cloudtrail.Place;
import java.util.Optional;

/**
 * Is an event in a place, and who hears of it.
 *
 * @param sample the event
 * @param place where it happens
 * @param recorded whether a trail records it: only what one does comes to log groups and to EventBridge
 * @param logs who hears of it by way of log groups
 * @param rules who hears of it by way of EventBridge; absent when that was not asked
 */
record Need(Sample sample, Place place, Heard recorded, Heard logs, Optional<Heard> rules) {
    Heard heard() {
        return rules.map(logs::or).orElse(logs);
    }

    boolean isByRule() {
        return rules.isPresent() && rules.get().path().isPresent();
    }
}
