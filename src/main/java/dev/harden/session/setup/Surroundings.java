package dev.harden.session.setup;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Is what the process finds around it.
 *
 * @param environment the environment variables
 * @param properties the system properties of the JVM
 * @param codes asks the person at the terminal for the code of an MFA device, by its serial number; absent without one
 */
public record Surroundings(
        Map<String, String> environment, Map<String, String> properties, Optional<UnaryOperator<String>> codes) {
    public Surroundings {
        environment = Map.copyOf(environment);
        properties = Map.copyOf(properties);
    }

    /** Returns those of this process. */
    public static Surroundings ofProcess(Optional<UnaryOperator<String>> codes) {
        Map<String, String> properties = new TreeMap<>();
        System.getProperties().stringPropertyNames().forEach(name -> {
            String value = System.getProperty(name);
            if (value != null) {
                properties.put(name, value);
            }
        });
        return new Surroundings(System.getenv(), properties, codes);
    }

    /** Returns surroundings in which nothing is set. */
    public static Surroundings none() {
        return new Surroundings(Map.of(), Map.of(), Optional.empty());
    }

    /** Returns a variable of the environment; one that is empty counts as absent. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Returns a system property; one that is empty counts as absent. */
    public Optional<String> property(String name) {
        return Optional.ofNullable(properties.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    public Path home() {
        return Path.of(variable("HOME").or(() -> property("user.home")).orElse(""));
    }

    /** Reads a path as the AWS CLI does: {@code ~} at its beginning is the home folder. */
    public Path path(String text) {
        if (text.equals("~")) {
            return home();
        }
        return text.startsWith("~/") ? home().resolve(text.substring(2)) : Path.of(text);
    }
}
