package dev.harden.session.tape;

import dev.harden.session.Session;

/** Does what no part of a session may: it sees the session. {@code FloorsTest} shows it to its rules. */
public final class BadPart {
    private BadPart() {}

    public static String text(Session session) {
        return session.toString();
    }
}
