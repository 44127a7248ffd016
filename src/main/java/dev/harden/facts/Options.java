package dev.harden.facts;

import java.util.Map;
import java.util.TreeMap;

/** Holds what the config file sets, by key; everything else has its fallback. */
public final class Options {
    private final Map<String, Object> values;

    /**
     * @param values what the file holds, by key, already accepted by the options' own {@link Option#parse}
     */
    public Options(Map<String, Object> values) {
        this.values = Map.copyOf(values);
    }

    public static Options none() {
        return new Options(Map.of());
    }

    public <T> T get(Option<T> option) {
        Object value = values.get(option.key());
        return value == null ? option.fallback() : option.parse().apply(value);
    }

    /** Gives all that is set, in the order of the keys: the same text for the same settings. */
    @Override
    public String toString() {
        return new TreeMap<>(values).toString();
    }
}
