package dev.harden.session.tape;

import dev.harden.facts.Unanswered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Keeps why there was no answer, in the body that there was not, so that a replay tells the same. */
final class NoAnswer {
    private NoAnswer() {}

    static byte[] write(Exception failure) {
        return Unanswered.read(failure)
                .map(why -> (why.code() + "\n" + why.sentence()).getBytes(StandardCharsets.UTF_8))
                .orElse(new byte[0]);
    }

    static IOException read(byte[] body) {
        String[] lines = new String(body, StandardCharsets.UTF_8).split("\n", 2);
        return lines.length < 2
                ? new IOException("there was no answer when this was recorded")
                : new Unanswered.Said(new Unanswered(lines[0], lines[1]));
    }
}
