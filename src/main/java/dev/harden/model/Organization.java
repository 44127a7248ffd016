package dev.harden.model;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;

/**
 * Says what a run is about: one account, or several.
 *
 * @param origin the tool and the time
 * @param id the organization's id, as {@code o-abcdefghij}; empty for a mere list of accounts
 * @param checks the ids of the checks that were run, sorted
 * @param members the accounts, in the order of their ids; those that are left out among them
 * @param alone whether one account was asked for by itself, and not as one of several
 */
public record Organization(Origin origin, String id, List<String> checks, List<Member> members, boolean alone) {
    /** Is several accounts, as many as there are. */
    public Organization(Origin origin, String id, List<String> checks, List<Member> members) {
        this(origin, id, checks, members, false);
    }

    public Organization {
        requireNonNull(origin, "origin");
        requireNonNull(id, "id");
        checks = checks.stream().sorted().toList();
        members = members.stream().sorted(Comparator.comparing(Member::account)).toList();
        if (alone && members.size() != 1) {
            throw new IllegalArgumentException("one account is one, not " + members.size());
        }
    }

    /** Gives the run that a report of one account is of. */
    public static Organization of(Report report) {
        Member member = new Member(report.account().id(), report.view().name(), "", true);
        return new Organization(report.origin(), "", report.extent().checks(), List.of(member), true);
    }

    /** Says in a few words what it is: an account, {@code organization o-abcdefghij}, or how many accounts. */
    public String title() {
        if (alone) {
            return "account " + members.get(0).account();
        }
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
