package dev.harden.model;

import java.time.LocalDate;

/**
 * Says that somebody takes a finding's risk, until a day.
 *
 * @param check the check's id; {@code *} stands for any run of characters
 * @param resource what the finding's resource is called: its ARN, id or name; {@code *} stands for any run of characters
 * @param reason why
 * @param owner who answers for it
 * @param expires the last day that it holds, in UTC
 */
public record Waiver(String check, String resource, String reason, String owner, LocalDate expires) {
    public Waiver {
        if (check.isBlank() || resource.isBlank() || reason.isBlank() || owner.isBlank() || expires == null) {
            throw new IllegalArgumentException("a waiver needs its check, resource, reason, owner and expiry");
        }
    }

    /** Tells whether a finding is what it is about. */
    public boolean isAbout(Finding finding) {
        Resource one = finding.resource();
        return matches(check, finding.check())
                && (matches(resource, one.arn()) || matches(resource, one.id()) || matches(resource, one.name()));
    }

    public boolean isExpired(LocalDate today) {
        return today.isAfter(expires);
    }

    private static boolean matches(String pattern, String text) {
        String[] parts = pattern.split("\\*", -1);
        int at = parts[0].length();
        if (!text.startsWith(parts[0])) {
            return false;
        }
        for (int i = 1; i < parts.length - 1; i++) {
            int found = text.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        String last = parts[parts.length - 1];
        return parts.length == 1 ? text.equals(pattern) : text.length() - last.length() >= at && text.endsWith(last);
    }
}
