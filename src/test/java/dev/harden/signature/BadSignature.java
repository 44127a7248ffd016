package dev.harden.signature;

import dev.harden.model.Account;

/** Does what no signature may: it sees another room. {@code FloorsTest} shows it to its rules. */
public final class BadSignature {
    private BadSignature() {}

    public static String signer(Account account) {
        return account.id();
    }
}
