package dev.harden.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether policies make an administrator: allow, without a condition, everything on everything, but what they leave
 * out by name, and in any case the writing of IAM policies, by which one gives oneself the rest. So all but
 * {@code organizations:*} is administration, all but {@code iam:*} is not, and neither is {@code iam:*} alone.
 *
 * @param truth whether they do; {@link Truth#DEPENDS} where conditions narrow it
 * @param by what allows it, or narrows it
 * @param keys the condition keys that it hangs on
 * @param unclear the policy that it hangs on and why it is not understood; empty where all are
 */
public record Administration(Truth truth, Optional<Place> by, Set<String> keys, String unclear) {
    private static final Administration NONE = new Administration(Truth.NO, Optional.empty(), Set.of(), "");

    /** The actions that put a policy of one's own making in force, with what they do it to. */
    private static final List<List<String>> WRITING = List.of(
            List.of("iam:putuserpolicy", "user"),
            List.of("iam:attachuserpolicy", "user"),
            List.of("iam:putgrouppolicy", "group"),
            List.of("iam:attachgrouppolicy", "group"),
            List.of("iam:putrolepolicy", "role"),
            List.of("iam:attachrolepolicy", "role"),
            List.of("iam:createpolicyversion", "policy"));

    /**
     * Tells it of a principal's policies, or of one.
     *
     * @param partition the account's partition, as {@code aws}
     * @param account the account's id
     */
    public static Administration of(Layers layers, Context context, String partition, String account) {
        if (!mayBe(layers)) {
            return NONE;
        }
        Administration writing = NONE;
        for (List<String> way : WRITING) {
            if (writing.truth == Truth.YES || !layers.mayAllow(way.get(0))) {
                continue;
            }
            String resources = "arn:" + partition + ":iam::" + account + ":" + way.get(1) + "/?*";
            Question question = new Question(Domain.actions(way.get(0)), Domain.resources(resources), context);
            Optional<Access> allowed = layers.allows(question).inFavour();
            if (allowed.isPresent()) {
                Administration all = all(new Evaluation(layers, question).allowsOrNames(false));
                writing = writing.or(
                        allowed.get().truth() == Truth.YES ? all.by(allowed.get()) : all.and(of(allowed.get())));
            }
        }
        if (writing.truth == Truth.NO) {
            return NONE;
        }
        Domain resources = Domain.resources("arn:" + partition + ":?*:*:*:?*");
        Question everything = new Question(Domain.EVERY_ACTION, resources, context);
        return writing.and(all(new Evaluation(layers, everything).allowsOrNames(true)));
    }

    /** Tells without much work what cannot be: what allows everything is about an action that nobody has heard of. */
    private static boolean mayBe(Layers layers) {
        return layers.layers().stream()
                .allMatch(layer -> layer.stream()
                        .anyMatch(policy -> policy.document().isEmpty()
                                || policy.statements().stream()
                                        .filter(Statement::allows)
                                        .map(Statement::actions)
                                        .anyMatch(actions -> actions.negated() || actions.means("zq:unheardof"))));
    }

    /** Takes what holds of all requests, and not what holds of some. */
    private static Administration all(Answer answer) {
        return answer.no().isPresent()
                ? NONE
                : of(answer.depends().or(answer::yes).orElseThrow());
    }

    private static Administration of(Access access) {
        return new Administration(access.truth(), access.by(), access.keys(), access.unclear());
    }

    private Administration by(Access access) {
        return truth == Truth.YES ? of(access) : this;
    }

    private Administration and(Administration other) {
        if (truth == Truth.NO || other.truth == Truth.NO) {
            return NONE;
        }
        return truth == Truth.YES && other.truth != Truth.YES ? other : this;
    }

    private Administration or(Administration other) {
        return truth == Truth.YES || other.truth == Truth.NO ? this : other;
    }
}
