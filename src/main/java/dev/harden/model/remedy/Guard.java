package dev.harden.model.remedy;

import java.util.Optional;

/**
 * Says how the resource was when it was judged, so that a script stops where it has changed since.
 *
 * @param read the call that shows it
 * @param expression what is true of the answer then, in JMESPath, as the AWS CLI's {@code --query} takes it
 * @param absent the error code that says the same, where there may be nothing to read yet
 */
public record Guard(Call read, String expression, Optional<String> absent) {
    public static Guard of(Call read, String expression) {
        return new Guard(read, expression, Optional.empty());
    }

    /** Gives it for a resource that may not be there: the error code is as good as the expression. */
    public Guard orAbsent(String code) {
        return new Guard(read, expression, Optional.of(code));
    }
}
