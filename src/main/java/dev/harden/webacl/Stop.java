package dev.harden.webacl;

import java.util.Optional;

/**
 * Is a step of a web ACL before it is known what becomes of requests there.
 *
 * @param entry the place in the web ACL of the rule or the reference to a group that it belongs to
 * @param name names it for people
 * @param group the rule group that it is in or that it is
 * @param rule the rule, with the action that it has here
 * @param contents what is in it, where it is a managed group
 */
record Stop(int entry, String name, Optional<Group> group, Optional<Rule> rule, Optional<Contents> contents) {
    /** Tells whether what it decides is only counted with its group. */
    boolean isCounted() {
        return group.filter(Group::counted).isPresent();
    }

    boolean isDefault() {
        return group.isEmpty() && rule.isEmpty();
    }

    boolean isManaged() {
        return rule.isEmpty() && group.flatMap(Group::managed).isPresent();
    }

    /** Tells whether it is a group of which nothing was seen. */
    boolean isHidden() {
        return rule.isEmpty() && group.isPresent() && contents.isEmpty();
    }

    /** Names what would have to be seen of it. */
    String unseen() {
        return group.map(one -> one.reference() instanceof Group.Own own
                        ? own.arn()
                        : one.reference().toString())
                .orElse("");
    }

    /** Gives the key of the switch that says whether it gives its labels. */
    String labelling() {
        return entry + " " + name;
    }
}
