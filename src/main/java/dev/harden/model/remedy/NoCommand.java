package dev.harden.model.remedy;

import java.util.Locale;

/**
 * Says why there is no command for a failure.
 *
 * @param why the kind of reason
 * @param text what is missing or who has to do what, a fragment, as {@code somebody has to decide who may read it}
 */
public record NoCommand(Why why, String text) implements Remedy {
    /** Is a kind of reason. */
    public enum Why {
        /** A value is missing that nothing in the account tells. */
        VALUE,
        /** Somebody has to decide between ways. */
        DECISION,
        /** A person has to do it, who holds a password or a device. */
        PERSON,
        /** What is there has to be made anew. */
        REBUILD,
        /** It has to be done in another account, with its credentials. */
        OTHER_ACCOUNT;

        /** Gives the word that reports have for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
