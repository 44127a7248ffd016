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
        if (request == null || headers == null || body == null) {
            throw new IllegalArgumentException("it lacks its request, headers or body");
        }
        if (turn < 0 || status != 0 && (status < 100 || status > 599)) {
            throw new IllegalArgumentException("there is no turn " + turn + " or HTTP status " + status);
        }
        headers = Map.copyOf(headers);
        for (List<String> values : headers.values()) {
            List.copyOf(values);
        }
    }

    /** Gives it with a body that nobody understands. */
    Exchange spoilt() {
        return new Exchange(request, turn, status, headers, Withheld.UNREADABLE);
    }

    Exchange atTurn(int number) {
        return new Exchange(request, number, status, headers, body);
    }
}
