package dev.harden.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Says that somebody takes a finding's risk, until a day.
 *
 * @param check the check's id; {@code *} stands for any run of characters
 * @param resource what the finding's resource is called: its ARN, id or name; {@code *} stands for any run of characters
 * @param account the id of the only account that it is for; absent for all
 * @param region the only region that it is for, as findings name it; {@code *} stands for any run of characters; absent
 *     for all
 * @param reason why
 * @param owner who answers for it
 * @param expires the last day that it holds, in UTC
 */
public record Waiver(
        String check,
        String resource,
        Optional<String> account,
        Optional<String> region,
        String reason,
        String owner,
        LocalDate expires) {
    public Waiver {
        if (check.isBlank() || resource.isBlank() || reason.isBlank() || owner.isBlank() || expires == null) {
            throw new IllegalArgumentException("a waiver needs its check, resource, reason, owner and expiry");
        }
    }

    /** Makes one for all accounts and regions. */
    public Waiver(String check, String resource, String reason, String owner, LocalDate expires) {
        this(check, resource, Optional.empty(), Optional.empty(), reason, owner, expires);
    }

    /** Tells whether a finding is what it is about. */
    public boolean isAbout(Finding finding) {
        Resource one = finding.resource();
        Glob named = new Glob(resource);
        return isOfCheck(finding.check())
                && isOfAccount(finding.account())
                && region.map(Glob::new)
                        .filter(glob -> !glob.matches(finding.region()))
                        .isEmpty()
                && (named.matches(one.arn()) || named.matches(one.id()) || named.matches(one.name()));
    }

    /** Tells whether it is for a check. */
    public boolean isOfCheck(String id) {
        return new Glob(check).matches(id);
    }

    /** Tells whether it is for an account. */
    public boolean isOfAccount(String id) {
        return account.isEmpty() || account.get().equals(id);
    }

    public boolean isExpired(LocalDate today) {
        return today.isAfter(expires);
    }

    /** Names what it is for: {@code sg-admin-ports, *bastion*, account 111122223333, region eu-west-1}. */
    public String about() {
        return check + ", " + resource + where();
    }

    /** Names where alone it is for, as {@code , account 111122223333, region eu-west-1}; empty for everywhere. */
    public String where() {
        return account.map(id -> ", account " + id).orElse("")
                + region.map(code -> ", region " + code).orElse("");
    }
}
