package dev.harden.session.tape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps exchanges: while recording the last attempt of each call, in the order of the calls. */
public final class Tape {
    private final Map<String, Exchange> calls = new LinkedHashMap<>();
    private final Map<Request, Integer> played = new LinkedHashMap<>();
    private final Map<Request, List<Exchange>> byRequest = new LinkedHashMap<>();

    /** Gives an empty tape to record on. */
    public Tape() {}

    Tape(List<Exchange> exchanges) {
        exchanges.forEach(exchange -> byRequest
                .computeIfAbsent(exchange.request(), unseen -> new ArrayList<>())
                .add(exchange));
    }

    /** Keeps an exchange; a later attempt of the same call takes the place of the earlier. */
    synchronized void keep(String call, Exchange exchange) {
        calls.put(call, exchange);
    }

    /** Gives what was recorded, in an order that does not depend on who asked first. */
    synchronized List<Exchange> exchanges() {
        if (!byRequest.isEmpty()) {
            return byRequest.values().stream().flatMap(List::stream).toList();
        }
        Map<Request, Integer> turns = new LinkedHashMap<>();
        List<Exchange> numbered = new ArrayList<>();
        for (Exchange exchange : calls.values()) {
            int turn = turns.merge(exchange.request(), 1, Integer::sum) - 1;
            numbered.add(exchange.atTurn(turn));
        }
        return numbered;
    }

    /** Gives the answer to a request: the n-th time it is asked the n-th, and after the last the last again. */
    synchronized Optional<Exchange> play(Request request) {
        List<Exchange> answers = byRequest.get(request);
        if (answers == null) {
            return Optional.empty();
        }
        int turn = played.merge(request, 1, Integer::sum) - 1;
        return Optional.of(answers.get(Math.min(turn, answers.size() - 1)));
    }
}
