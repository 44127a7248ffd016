package dev.harden.policy;

import java.util.Optional;
import java.util.Set;

/**
 * Is what policies say of one action on one resource, which stand for all that the same patterns match.
 *
 * @param action an action, in small letters
 * @param resource a resource
 * @param truth what was asked: whether it is allowed, or denied
 * @param by the statement that decides; absent where it is the lack of one
 * @param keys the condition keys, in small letters, that it hangs on
 * @param unclear the policy that it hangs on and why it is not understood; empty where all are
 */
public record Access(
        String action, String resource, Truth truth, Optional<Place> by, Set<String> keys, String unclear) {
    public Access {
        keys = Set.copyOf(keys);
    }
}
