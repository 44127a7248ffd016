package dev.harden.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Holds what stands beside a verdict: what it was decided from, and what people said of it before.
 *
 * @param exchanges the recorded exchanges that decided it, as the recording names them; empty where nothing is recorded
 * @param waiver the waiver that is in force for it
 * @param known whether it was there already, as bad or worse, in the baseline
 * @param since when it was first seen with its status, as far as the baseline knows
 */
public record Marks(List<String> exchanges, Optional<Waiver> waiver, boolean known, Optional<Instant> since) {
    public static final Marks NONE = new Marks(List.of(), Optional.empty(), false, Optional.empty());

    public Marks(List<String> exchanges, Optional<Waiver> waiver, boolean known) {
        this(exchanges, waiver, known, Optional.empty());
    }

    public Marks {
        exchanges = List.copyOf(exchanges);
        requireNonNull(waiver, "waiver");
        requireNonNull(since, "since");
    }

    public static Marks of(List<String> exchanges) {
        return exchanges.isEmpty() ? NONE : new Marks(exchanges, Optional.empty(), false);
    }

    public Marks waivedBy(Waiver one) {
        return new Marks(exchanges, Optional.of(one), known, since);
    }

    public Marks inBaseline() {
        return new Marks(exchanges, waiver, true, since);
    }

    public Marks since(Instant first) {
        return new Marks(exchanges, waiver, known, Optional.of(first));
    }
}
