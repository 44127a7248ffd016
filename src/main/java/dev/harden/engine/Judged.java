package dev.harden.engine;

import dev.harden.facts.FactUnavailable;
import dev.harden.model.Finding;
import java.util.Optional;

/**
 * Is a finding with what it rests on.
 *
 * @param finding the finding
 * @param missing what was not seen, when the finding is an UNKNOWN because of it
 * @param listing whether it stands for subjects that could not be listed
 * @param nothing whether it says that there was nothing to judge where it looked
 */
public record Judged(Finding finding, Optional<FactUnavailable> missing, boolean listing, boolean nothing) {
    Judged(Finding finding, Optional<FactUnavailable> missing, boolean listing) {
        this(finding, missing, listing, false);
    }
}
