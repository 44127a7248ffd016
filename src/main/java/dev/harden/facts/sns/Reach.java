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
     */
    record Broken(String link) implements Reach {}

    /**
     * Says that it goes on to another event bus of this account, whose rules decide.
     *
     * @param region the bus's region
     * @param bus its name
     */
    record Forwarded(String region, String bus) implements Reach {}
}
