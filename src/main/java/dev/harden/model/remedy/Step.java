package dev.harden.model.remedy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Is one call that mends something, with all that a person has to know before it is made.
 *
 * @param call the call
 * @param guards how things were when they were judged; all are asked before the call
 * @param effects what it does besides, each with its words, as {@code 203.0.113.9 to tcp 22 of i-0f9e}; none: it is safe
 * @param placeholders the values that somebody has to give
 * @param undo the calls that bring back what was there, in their order; none where nothing does
 */
public record Step(
        Call call, List<Guard> guards, Map<Effect, String> effects, List<Placeholder> placeholders, List<Call> undo) {
    public Step {
        guards = List.copyOf(guards);
        effects = effects.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(effects));
        placeholders = List.copyOf(placeholders);
        undo = List.copyOf(undo);
    }

    public static Step of(Call call) {
        return new Step(call, List.of(), Map.of(), List.of(), List.of());
    }

    public Step guarded(Guard guard) {
        List<Guard> more = new ArrayList<>(guards);
        more.add(guard);
        return new Step(call, more, effects, placeholders, undo);
    }

    /** Says what it does besides; two words of one kind are joined. */
    public Step but(Effect effect, String what) {
        Map<Effect, String> more = new EnumMap<>(Effect.class);
        more.putAll(effects);
        more.merge(effect, what, (one, other) -> one.equals(other) ? one : one + "; " + other);
        return new Step(call, guards, more, placeholders, undo);
    }

    public Step needing(Placeholder placeholder) {
        if (placeholders.stream().anyMatch(one -> one.name().equals(placeholder.name()))) {
            return this;
        }
        List<Placeholder> more = new ArrayList<>(placeholders);
        more.add(placeholder);
        return new Step(call, guards, effects, more, undo);
    }

    public Step undoneBy(Call... calls) {
        return new Step(call, guards, effects, placeholders, List.of(calls));
    }

    /** Gives it with some values in place of their placeholders; those that are not given stay. */
    public Step with(Map<String, String> values) {
        List<Placeholder> left = placeholders.stream()
                .filter(one -> !values.containsKey(one.name()))
                .toList();
        Map<String, String> given = new TreeMap<>();
        placeholders.forEach(
                one -> Optional.ofNullable(values.get(one.name())).ifPresent(value -> given.put(one.mark(), value)));
        return given.isEmpty()
                ? this
                : new Step(
                        call.replacing(given),
                        guards,
                        effects,
                        left,
                        undo.stream().map(one -> one.replacing(given)).toList());
    }
}
