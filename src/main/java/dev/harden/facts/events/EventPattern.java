package dev.harden.facts.events;

import dev.harden.facts.FactUnavailable;
import software.amazon.event.ruler.Ruler;

/**
 * Matches events by AWS's own matcher.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html">Event patterns</a>
 */
public final class EventPattern {
    private EventPattern() {}

    /**
     * Tells whether a rule's pattern matches an event.
     *
     * @throws FactUnavailable when the matcher cannot read the pattern, as one that is newer than it
     */
    public static boolean matches(String pattern, String event) {
        try {
            return Ruler.matchesRule(event, pattern);
        } catch (Exception unread) {
            throw FactUnavailable.notSettled("AWS's own matcher cannot read the event pattern " + pattern);
        }
    }
}
