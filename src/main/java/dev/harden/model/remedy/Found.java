package dev.harden.model.remedy;

/**
 * Is a value that is known only once a call is to be made, as the id of what AWS made meanwhile. Where {@code <NAME>} stands
 * as a parameter's value, what was found goes.
 *
 * @param name its name, as a placeholder's
 * @param read the call that tells it
 * @param expression where it is in the answer, in JMESPath
 */
public record Found(String name, Call read, String expression) {
    /** Gives what stands in the input. */
    public String mark() {
        return "<" + name + ">";
    }
}
