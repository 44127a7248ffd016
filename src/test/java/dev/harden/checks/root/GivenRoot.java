package dev.harden.checks.root;

import dev.harden.checks.Given;
import dev.harden.facts.iam.AccountSummary;
import java.util.Map;
import java.util.TreeMap;

/** Gives what IAM counts of root. */
final class GivenRoot {
    private GivenRoot() {}

    /** Gives root with MFA that is not virtual, and with what is said: name, number, name, number. */
    static Given summary(Object... entries) {
        Map<String, Integer> all = new TreeMap<>(Map.of(
                "AccountMFAEnabled", 1,
                "AccountAccessKeysPresent", 0,
                "AccountPasswordPresent", 1,
                "AccountSigningCertificatesPresent", 0));
        for (int i = 0; i < entries.length; i += 2) {
            all.put((String) entries[i], (Integer) entries[i + 1]);
        }
        return Given.facts().fact(new AccountSummary(), new AccountSummary.Counts(all));
    }

    static Given centrallyRemoved() {
        return summary("AccountMFAEnabled", 0, "AccountPasswordPresent", 0);
    }

    static Given lacking(String entry) {
        return Given.facts().fact(new AccountSummary(), new AccountSummary.Counts(Map.of("Other" + entry, 1)));
    }
}
