package dev.harden.checks.identity;

import dev.harden.policy.Answer;
import java.util.Optional;

/**
 * Is a way into a role for somebody whom nothing narrows.
 *
 * @param account the account that it is of, which may be one of the organization's; empty for anybody's
 * @param organization the organization that it is open to, which may be the own one; empty where none is named
 * @param says who can assume the role by it
 * @param unclear why it is not known whether it is open; empty where it is
 */
record Door(String account, String organization, String says, String unclear) {
    /** Makes one of an answer; none where the role is not given. */
    static Optional<Door> of(Answer answer, String account, String organization, String says) {
        if (answer.yes().isPresent()) {
            return Optional.of(new Door(account, organization, says, ""));
        }
        return answer.depends().map(access -> {
            String why = access.unclear().isEmpty() ? "it depends on" + access.conditions() : access.unclear();
            return new Door(account, organization, says, why);
        });
    }

    /** Keeps what is certain, else the first that may be. */
    static Optional<Door> better(Optional<Door> one, Optional<Door> other) {
        return one.filter(door -> door.unclear().isEmpty())
                .or(() -> other.filter(door -> door.unclear().isEmpty()))
                .or(() -> one)
                .or(() -> other);
    }
}
