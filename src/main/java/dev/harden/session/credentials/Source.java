package dev.harden.session.credentials;

import java.util.Optional;

/** Is where credentials come from, as the user's settings have it. */
public interface Source {
    /**
     * Loads them.
     *
     * @throws dev.harden.session.SessionException when it has none, and why
     */
    Given load(Clients clients);

    /** Returns the region that the source knows, as an instance knows its own. */
    default Optional<String> knownRegion() {
        return Optional.empty();
    }

    /** Returns the role that they are of, where the settings say it. */
    default Optional<String> assumed() {
        return Optional.empty();
    }
}
