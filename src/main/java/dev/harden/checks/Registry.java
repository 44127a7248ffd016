package dev.harden.checks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds all checks in the order of their topics. */
public final class Registry {
    private final List<Topic> topics;
    private final Map<String, Registered> checks = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException when two checks share an id
     */
    public Registry(List<Topic> topics) {
        this.topics = List.copyOf(topics);
        for (Topic topic : topics) {
            for (Check<?> check : topic.checks()) {
                CheckInfo info = check.getClass().getAnnotation(CheckInfo.class);
                Registered registered = new Registered(topic.name(), info, check);
                if (checks.put(registered.id(), registered) != null) {
                    throw new IllegalArgumentException("two checks are called " + registered.id());
                }
            }
        }
    }

    public List<Topic> topics() {
        return topics;
    }

    public List<Registered> checks() {
        return new ArrayList<>(checks.values());
    }

    public Optional<Registered> find(String id) {
        return Optional.ofNullable(checks.get(id));
    }
}
