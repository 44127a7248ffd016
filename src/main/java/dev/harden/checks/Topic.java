package dev.harden.checks;

import java.util.List;

/**
 * Is a topic of the hardening guides with its checks, in their order.
 *
 * @param name what {@code --topic} takes, as {@code root}
 * @param title for people, as {@code Root user}
 * @param checks one instance of each check class
 */
public record Topic(String name, String title, List<Check<?>> checks) {
    public Topic {
        checks = List.copyOf(checks);
    }
}
