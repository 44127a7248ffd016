package dev.harden.facts.logs;

import dev.harden.facts.Aws;
import dev.harden.facts.FactUnavailable;
import dev.harden.logpattern.FilterPattern;
import dev.harden.logpattern.PatternException;
import dev.harden.model.CallOutcome;
import dev.harden.model.Cause;
import dev.harden.model.Unknown;

/** Reads filter patterns that CloudWatch Logs has accepted, so that one that cannot be read is harden's own fault. */
final class Patterns {
    private Patterns() {}

    static FilterPattern read(String text) {
        try {
            return FilterPattern.parse(text);
        } catch (PatternException unread) {
            throw new FactUnavailable(
                    new Unknown(Cause.ERROR, "", "", "UnreadablePattern"),
                    CallOutcome.ANSWERED,
                    Aws.GLOBAL,
                    "harden cannot read the filter pattern " + text + ": " + unread.getMessage());
        }
    }
}
