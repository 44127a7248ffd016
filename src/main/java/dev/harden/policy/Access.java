package dev.harden.policy;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Is what policies say of one action on one resource, which stand for all that the same patterns match.
 *
 * @param action an action, in small letters
 * @param resource a resource
 * @param truth what was asked: whether it is allowed, or denied
 * @param by the statement that decides; absent where it is the lack of one
 * @param keys the condition keys that it hangs on
 * @param unclear the policy that it hangs on and why it is not understood; empty where all are
 */
public record Access(
        String action, String resource, Truth truth, Optional<Place> by, Set<String> keys, String unclear) {
    public Access {
        keys = Set.copyOf(keys);
    }

    /** Says that it is open, and why. */
    Access because(String why) {
        return new Access(action, resource, Truth.DEPENDS, by, keys, unclear.isEmpty() ? why : unclear);
    }

    /** Says that it holds for some targets alone, by conditions on these keys. */
    Access narrowed(Set<String> targets) {
        return new Access(action, resource, Truth.NO, by, targets, "");
    }

    /** Says that it holds for those who fulfil conditions on these keys. */
    Access under(Set<String> requests) {
        return new Access(action, resource, truth, by, requests, unclear);
    }

    /** Says the same of another action and resource. */
    Access of(String otherAction, String otherResource) {
        return new Access(otherAction, otherResource, truth, by, keys, unclear);
    }

    /** Spells the action as AWS does. */
    public String spelled() {
        return ActionNames.spell(action);
    }

    /** Names what is done to what, for people: one of many that are alike. */
    public String what() {
        return "such as " + ActionNames.spelled(action).orElse("actions that AWS may add") + " on "
                + (resource.isEmpty() || resource.equals("*") ? "any resource" : resource);
    }

    /** Says on which conditions it hangs, as {@code  under conditions on aws:SourceIp}; nothing where on none. */
    public String conditions() {
        return keys.isEmpty() ? "" : " under conditions on " + String.join(", ", new TreeSet<>(keys));
    }
}
