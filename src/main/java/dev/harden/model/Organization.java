package dev.harden.model;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;

/**
 * Says what a run over several accounts is about.
 *
 * @param origin the tool and the time
 * @param id the organization's id, as {@code o-abcdefghij}; empty for a mere list of accounts
 * @param checks the ids of the checks that were run, sorted
 * @param members the accounts, in the order of their ids; those that are left out among them
 */
public record Organization(Origin origin, String id, List<String> checks, List<Member> members) {
    public Organization {
        requireNonNull(origin, "origin");
        requireNonNull(id, "id");
        checks = checks.stream().sorted().toList();
        members = members.stream().sorted(Comparator.comparing(Member::account)).toList();
    }

    /** Says in a few words what it is: {@code organization o-abcdefghij}, or how many accounts. */
    public String title() {
        return id.isEmpty() ? Count.of(audited().size(), "account") : "organization " + id;
    }

    /** Gives what an account is called; empty where it has no name. */
    public String nameOf(String account) {
        return members.stream()
                .filter(member -> member.account().equals(account))
                .map(Member::name)
                .findFirst()
                .orElse("");
    }

    /** Gives the accounts that are audited. */
    public List<Member> audited() {
        return members.stream().filter(Member::audited).toList();
    }

    /** Gives the accounts that are left out. */
    public List<Member> left() {
        return members.stream().filter(member -> !member.audited()).toList();
    }
}
