package dev.harden.model;

/** Says why a verdict could not be reached. */
public enum Cause {
    ACCESS_DENIED("the caller may not make the call"),
    THROTTLED("AWS kept refusing the call because of its rate"),
    UNREACHABLE("the endpoint did not answer"),
    NOT_VISIBLE_FROM_HERE("only another account can see it"),
    NOT_SETTLED("AWS's documents do not say what this means"),
    NO_API("AWS has no call that tells"),
    ERROR("the answer was an error or not whole");

    private final String sentence;

    Cause(String sentence) {
        this.sentence = sentence;
    }

    /** Gives the cause as a fragment of a sentence. */
    public String sentence() {
        return sentence;
    }
}
