package dev.harden.checks;

import dev.harden.facts.FactUnavailable;
import dev.harden.facts.Option;
import dev.harden.model.Severity;
import java.util.Optional;

/**
 * Holds a bucket that keeps the account's records, be they of CloudTrail or of AWS Config, to another account: the log
 * archive, where one is set.
 *
 * @param writes what writes where, as {@code trail main writes to logs}
 * @param bucket the bucket's name
 * @param archive the log archive
 */
public record LogBucket(String writes, String bucket, Optional<String> archive) {
    /** Names the one account that may own the buckets. */
    public static final Option<Optional<String>> ARCHIVE = Option.account(
            "audit.log-archive-account", "The account that must own the buckets of trails and of AWS Config.");

    /** Says that the account is the log archive itself, which has no other to write to. */
    public static Verdict inTheArchive() {
        return Verdict.notApplicable("this account is the log archive");
    }

    /** Judges a bucket of this account. */
    public Verdict owned(String proof) {
        return Verdict.fail("%s, owned by this account: %s", writes, proof);
    }

    /** Judges a bucket that is not there, whose name may be kept for an account. */
    public Verdict nobodys(Optional<String> keptFor) {
        return keptFor.map(account ->
                        Verdict.fail("%s, which does not exist; its name is kept for account %s", writes, account))
                .orElseGet(() -> Verdict.fail("%s, which does not exist: anyone may claim the name", writes)
                        .as(Severity.CRITICAL));
    }

    /**
     * Judges a bucket of another account, which the proof may name.
     *
     * @param account the owner's id
     * @param proof what shows that it is another's
     * @param disowned the log archive, where that certainly does not own it
     *
     * @throws FactUnavailable when the bucket may be the log archive's or not
     */
    public Verdict anothers(Optional<String> account, String proof, Optional<String> disowned) {
        if (archive.isEmpty()) {
            String owner = account.map(id -> "account " + id).orElse("another account");
            return Verdict.pass("%s, owned by %s: %s", writes, owner, proof);
        }
        String wanted = archive.get();
        if (account.isEmpty() && disowned.equals(archive)) {
            return Verdict.fail("%s, which is not among the buckets of the log archive %s", writes, wanted);
        }
        String owner = account.orElseThrow(() -> FactUnavailable.notVisibleFromHere("whether the log archive " + wanted
                + " owns bucket " + bucket + " is not to be seen from this account"));
        return owner.equals(wanted)
                ? Verdict.pass("%s, owned by the log archive %s", writes, wanted)
                : Verdict.fail("%s, owned by account %s and not by the log archive %s", writes, owner, wanted);
    }
}
