package dev.harden.model.remedy;

/** Says what a step does besides mending, which somebody has to agree to. A step with none is safe. */
public enum Effect {
    /** Traffic, a user or a service that passes today will not any more. */
    CUTS_OFF("cuts-off", "cuts off"),
    /** AWS bills for what it makes, beyond small change. */
    COSTS("costs", "costs"),
    /** Nothing brings back what was there. */
    IRREVERSIBLE("irreversible", "cannot be undone"),
    /** Only the root user may do it. */
    NEEDS_ROOT("needs-root", "needs the root user");

    private final String word;
    private final String about;

    Effect(String word, String about) {
        this.word = word;
        this.about = about;
    }

    /** Gives the word that options and reports have for it. */
    public String word() {
        return word;
    }

    /**
     * Says it to people, a fragment.
     *
     * @param what its words, as {@code 203.0.113.9 to tcp 22 of i-0f9e}; may be empty
     */
    public String of(String what) {
        if (what.isEmpty()) {
            return about;
        }
        return this == CUTS_OFF ? about + " " + what : about + ": " + what;
    }
}
