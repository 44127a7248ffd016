package dev.harden.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells whether policies make an administrator: allow everything on everything, but what they leave out by name, and in any
 * case the writing of IAM policies, by which one gives oneself the rest. So all but {@code organizations:*} is
 * administration, all but {@code iam:*} is not, and neither is {@code iam:*} alone. From where, when and by whom it has to
 * be done leaves it what it is; conditions on the target narrow it.
 *
 * @param truth whether they do
 * @param by what allows it, or narrows it
 * @param keys where they do, the keys of the conditions that requests have to fulfil; else those that narrow it
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

    public Administration {
        keys = Set.copyOf(keys);
    }

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
        return layers.kept(
                Administration.class,
                List.of("administration", partition, account),
                context,
                own -> found(layers, own, partition, account));
    }

    private static Administration found(Layers layers, Context context, String partition, String account) {
        Administration writing = NONE;
        for (List<String> way : WRITING) {
            if (writing.truth == Truth.YES || !layers.mayAllow(way.get(0))) {
                continue;
            }
            String resources = "arn:" + partition + ":iam::" + account + ":" + way.get(1) + "/?*";
            Question question = new Question(
                    Domain.actions(way.get(0)),
                    Domain.resources(resources),
                    context.with("aws:RequestedRegion", region(partition)));
            Answer allowed = layers.mayDo(question);
            if (allowed.inFavour().isPresent()) {
                Access first = allowed.inFavour().get();
                Administration all = all(new Evaluation(layers, question, true).allowsOrNames(false));
                writing = writing.or(first.truth() == Truth.YES ? all.by(first) : all.and(of(first)));
            } else {
                writing = writing.or(all(allowed));
            }
        }
        if (writing.truth == Truth.NO) {
            return writing;
        }
        Domain resources = Domain.resources("arn:" + partition + ":?*:*:*:?*");
        return writing.and(everything(layers, new Question(Domain.EVERY_ACTION, resources, context)));
    }

    /**
     * Gives the region of all requests to IAM.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion">
     *     aws:RequestedRegion</a>
     */
    private static String region(String partition) {
        return switch (partition) {
            case "aws-cn" -> "cn-north-1";
            case "aws-us-gov" -> "us-gov-west-1";
            default -> "us-east-1";
        };
    }

    /** Tells without much work what cannot be: what allows everything is about an action that nobody has heard of. */
    private static boolean mayBe(Layers layers) {
        return layers.layers().stream()
                .allMatch(layer -> layer.stream()
                        .anyMatch(policy -> policy.document().isEmpty()
                                || policy.statements().stream().anyMatch(Administration::isWide)));
    }

    private static boolean isWide(Statement statement) {
        return statement.allows()
                && (statement.actions().negated() || statement.actions().means("zq:unheardof"));
    }

    /**
     * Asks about everything, at first of the statements that allow almost all, and then of those besides that allow what
     * is left out: of large policies few statements do.
     */
    private static Administration everything(Layers layers, Question question) {
        List<Statement> kept = new ArrayList<>();
        layers.policies()
                .forEach(policy -> policy.statements().stream()
                        .filter(one -> !one.allows() || isWide(one))
                        .forEach(kept::add));
        while (true) {
            Layers some = new Layers(layers.layers().stream()
                    .map(layer -> layer.stream()
                            .map(policy -> policy.with(policy.statements().stream()
                                    .filter(one -> kept.stream().anyMatch(other -> other == one))
                                    .toList()))
                            .toList())
                    .toList());
            Answer answer = new Evaluation(some, question, true).allowsOrNames(true);
            if (answer.no().isEmpty()) {
                return all(answer);
            }
            String left = answer.no().get().action();
            int before = kept.size();
            layers.policies()
                    .forEach(policy -> policy.statements().stream()
                            .filter(one -> one.allows() && one.actions().means(left))
                            .filter(one -> kept.stream().noneMatch(other -> other == one))
                            .forEach(kept::add));
            if (kept.size() == before) {
                return all(answer);
            }
        }
    }

    /** Takes what holds of all targets, and not what holds of some. */
    private static Administration all(Answer answer) {
        return answer.no()
                .map(no -> no.keys().isEmpty() ? NONE : of(no))
                .orElseGet(() -> of(answer.depends().or(answer::yes).orElseThrow()));
    }

    private static Administration of(Access access) {
        return new Administration(access.truth(), access.by(), access.keys(), access.unclear());
    }

    private Administration by(Access access) {
        return truth == Truth.YES ? of(access) : this;
    }

    private Administration and(Administration other) {
        if (truth == Truth.NO || other.truth == Truth.NO) {
            return truth == Truth.NO ? this : other;
        }
        if (truth == Truth.DEPENDS || other.truth == Truth.DEPENDS) {
            return truth == Truth.DEPENDS ? this : other;
        }
        Set<String> both = new TreeSet<>(keys);
        both.addAll(other.keys);
        return new Administration(Truth.YES, by, both, "");
    }

    private Administration or(Administration other) {
        if (truth == Truth.YES || other.truth == Truth.NO && other.keys.isEmpty()) {
            return this;
        }
        return truth == Truth.DEPENDS && other.truth == Truth.NO ? this : other;
    }
}
