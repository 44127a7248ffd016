package dev.harden.webacl;

import java.util.List;
import java.util.Optional;

/**
 * Is what a request may meet on its way through a web ACL, and what becomes of it there.
 *
 * @param name names it for people, as {@code rule block-bad} or {@code rule admin of rule group own}
 * @param group the rule group that it is in or that it is
 * @param rule the rule; none where it is a rule group whose rules are not known one by one, or the default action
 * @param state what becomes of requests there
 * @param unseen what would have to be seen to tell, where the state is {@link State#UNSEEN}, and of a hidden group: the
 *     ARN of an IP set or rule group, the name of a managed group, or words for what is not settled
 * @param labelled which later steps keep requests out because of the labels that this one gives
 */
public record Step(
        String name,
        Optional<Group> group,
        Optional<Rule> rule,
        State state,
        String unseen,
        List<LabelledBlock> labelled) {
    public Step {
        labelled = List.copyOf(labelled);
    }

    /**
     * Is a later step that keeps requests out by labels.
     *
     * @param name the later step's name
     * @param unseen what would have to be seen to be certain of it; empty where it is certain
     */
    public record LabelledBlock(String name, String unseen) {}

    /** Says what becomes of requests at a step. */
    public enum State {
        /** Keeps some requests out. A managed group does so if one of its rules blocks. */
        LIVE("blocks"),
        /** Would keep requests out, on all of which earlier rules have decided. */
        BEHIND("stands behind rules that decide on all that it matches"),
        /** Would keep requests out, but none matches. */
        NEVER("matches no request"),
        /** Keeps out requests of addresses alone that the Internet does not route. */
        PRIVATE("matches no request from the Internet"),
        /** Is a managed group of whose rules none blocks. */
        IDLE("has no rule that blocks"),
        COUNTED("only counts"),
        /** Lets requests through. */
        ALLOWS("allows"),
        OTHER("has an action that does not block"),
        UNSEEN("could not be seen");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Tells whether it is an own rule group whose rules could not be seen. */
    public boolean isHiddenGroup() {
        return rule.isEmpty() && group.filter(one -> one.managed().isEmpty()).isPresent();
    }

    /** Gives what narrows down the requests that it looks at. */
    public Optional<Statement> scopeDown() {
        if (rule.isPresent() && rule.get().statement() instanceof Statement.RateBased rate) {
            return rate.scopeDown();
        }
        return group.flatMap(Group::scopeDown);
    }

    @Override
    public String toString() {
        return name + " " + state.words();
    }
}
