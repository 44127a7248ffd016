package dev.harden.engine;

import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Question;
import dev.harden.model.Finding;
import java.util.Optional;
import java.util.Set;

/**
 * Is a finding with what it rests on.
 *
 * @param finding the finding
 * @param restsOn every question that was asked on the way to it, those below included
 * @param missing what was not seen, when the finding is an UNKNOWN because of it
 * @param listing whether it stands for subjects that could not be listed
 */
public record Judged(Finding finding, Set<Question<?>> restsOn, Optional<FactUnavailable> missing, boolean listing) {
    public Judged {
        restsOn = Set.copyOf(restsOn);
    }
}
