package dev.harden.checks.instance;

import dev.harden.facts.Seen;

/**
 * Says how Default Host Management is set, which lets Systems Manager manage instances that have no profile.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/fleet-manager-default-host-management-configuration.html">Default
 *     Host Management Configuration</a>
 */
final class HostManagement {
    private HostManagement() {}

    /** Gives the end of a sentence; nothing when the role could not be seen. */
    static String text(Seen<String> role) {
        return role.items().stream()
                .findFirst()
                .map(name -> name.isEmpty() || name.equals("$None")
                        ? ", and Default Host Management is off"
                        : ", and Default Host Management gives it role " + name)
                .orElse("");
    }
}
