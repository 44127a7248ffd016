package dev.harden.facts.sns;

/** Says whether a message gets to somebody, and where it ends when it does not. */
public sealed interface Reach {
    /**
     * Says that it does.
     *
     * @param whom who or what hears it, a fragment
     */
    record Live(String whom) implements Reach {}

    /**
     * Says that it does not.
     *
     * @param link the first link that is broken, a fragment
     * @param late whether it does once more of the same has happened
     */
    record Broken(String link, boolean late) implements Reach {
        public Broken(String link) {
            this(link, false);
        }
    }

    /**
     * Says that it goes on to another event bus of this account, whose rules decide.
     *
     * @param region the bus's region
     * @param bus its name
     */
    record Forwarded(String region, String bus) implements Reach {}
}
