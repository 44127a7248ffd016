package dev.harden.model;

import static java.util.Objects.requireNonNull;

/**
 * Is an account of a run over several.
 *
 * @param account its id
 * @param name its name as Organizations tells it; empty where that was not asked
 * @param state its state there, as {@code ACTIVE} or {@code SUSPENDED}; empty where that was not asked
 * @param audited whether it is audited: not when it is suspended or closed
 */
public record Member(String account, String name, String state, boolean audited) {
    public Member {
        requireNonNull(account, "account");
        requireNonNull(name, "name");
        requireNonNull(state, "state");
    }
}
