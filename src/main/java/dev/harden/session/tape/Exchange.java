package dev.harden.session.tape;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;

/**
 * Is one call as it went over the wire, without anything that authenticates.
 *
 * @param request what was asked
 * @param turn counts calls that asked the same, from 0
 * @param status the HTTP status; 0 when there was no whole answer
 * @param headers the answer's headers that mean something, by name in lower case
 * @param body the answer's body, Base64
 */
@JsonPropertyOrder({"request", "turn", "status", "headers", "body"})
record Exchange(Request request, int turn, int status, Map<String, List<String>> headers, byte[] body) {
    Exchange {
        headers = Map.copyOf(headers);
    }

    /** Gives it with a body that nobody understands. */
    Exchange spoilt() {
        return new Exchange(request, turn, status, headers, Withheld.UNREADABLE);
    }

    Exchange atTurn(int number) {
        return new Exchange(request, number, status, headers, body);
    }
}
