package dev.harden.logpattern;

/**
 * Is a pattern over the fields of JSON events; matches no other events.
 *
 * @param condition what must hold
 */
record JsonPattern(Condition condition) implements FilterPattern {
    @Override
    public Match match(LogEvent event) {
        return event.isJson() ? condition.match(event.json()) : Match.NO;
    }

    @Override
    public String toString() {
        return "{ " + condition + " }";
    }
}
