package dev.harden.policy;

/**
 * Asks about requests: all that do any of these actions to any of these resources, as far as is known.
 *
 * @param actions the actions
 * @param resources the resources
 * @param context what is known of the requests
 */
public record Question(Domain actions, Domain resources, Context context) {
    /** Asks the same of requests of which something else is known. */
    public Question in(Context other) {
        return new Question(actions, resources, other);
    }

    /** Asks the same of one action, in small letters, and other resources. */
    Question about(String action, Domain others) {
        return new Question(Domain.actions(action), others, context);
    }
}
