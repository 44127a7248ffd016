package dev.harden.report;

import dev.harden.model.Finding;
import dev.harden.model.Named;
import dev.harden.model.Organization;
import dev.harden.model.Resource;

/**
 * Names resources with their place, and where a run is of several accounts with their account: two of the same name are told
 * apart.
 *
 * @param about what the run is about
 */
record Places(Organization about) {
    /** Names the resource, for example {@code security group sg-0a1b (web) in eu-west-1 of account 111122223333 (Payments)}. */
    String of(Finding finding) {
        return Named.placed(finding) + account(finding);
    }

    private String account(Finding finding) {
        if (about.alone() || finding.resource().type().equals(Resource.ACCOUNT)) {
            return "";
        }
        String name = about.nameOf(finding.account());
        return " of account " + finding.account() + (name.isEmpty() ? "" : " (" + name + ")");
    }

    /** Says what was found of it, without naming it twice. */
    String sentence(Finding finding) {
        String message = finding.outcome().message();
        String subject = Named.placed(finding);
        return message.startsWith(subject + " ")
                ? of(finding) + message.substring(subject.length())
                : of(finding) + ": " + message;
    }
}
