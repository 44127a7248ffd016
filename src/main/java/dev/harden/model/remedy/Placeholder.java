package dev.harden.model.remedy;

/**
 * Is a value that somebody has to give before a step can be taken. Wherever {@code <NAME>} stands in a text of the step's
 * input, the value goes.
 *
 * @param name its name, capital letters and underscores, as {@code TOPIC_ARN}
 * @param meaning what to give, a fragment, as {@code the ARN of the topic that people read}
 */
public record Placeholder(String name, String meaning) {
    public Placeholder {
        if (!name.matches("[A-Z][A-Z0-9_]*")) {
            throw new IllegalArgumentException("no name of a placeholder: " + name);
        }
    }

    /** Gives what stands in the input. */
    public String mark() {
        return "<" + name + ">";
    }
}
