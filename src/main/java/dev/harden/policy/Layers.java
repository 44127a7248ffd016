package dev.harden.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Is policies in layers, as AWS weighs them: a request passes when no statement of any layer denies it, and in each layer
 * some statement allows it. A principal's own and its groups' policies are one layer, its permissions boundary is
 * another, and so are the service control policies of each level from the root to the account.
 *
 * @param layers the layers
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Evaluation
 *     logic</a>
 */
public record Layers(List<List<Policy>> layers) {
    public Layers {
        layers = layers.stream().map(List::copyOf).toList();
    }

    /** Makes one layer. */
    public static Layers of(Policy... policies) {
        return new Layers(List.of(List.of(policies)));
    }

    /** Gives all policies. */
    public List<Policy> policies() {
        return layers.stream().flatMap(List::stream).toList();
    }

    /** Tells whether requests pass. To take an Allow away, a Deny of unknown conditions is enough. */
    public Answer allows(Question question) {
        return mayAllow(question.actions())
                ? new Evaluation(this, question).allows()
                : Answer.no(question.actions().only().orElseThrow());
    }

    /**
     * Tells what may be done: {@link Truth#YES} where for each target some request passes, whoever has to make it from
     * where, when and by which way, which {@link Access#keys()} tell; {@link Truth#NO} where some target is out of reach.
     */
    public Answer mayDo(Question question) {
        return mayAllow(question.actions())
                ? new Evaluation(this, question, true).allows()
                : Answer.no(question.actions().only().orElseThrow());
    }

    /** Tells without much work whether one action could be allowed, so that of thousands of policies few are weighed. */
    public boolean mayAllow(Domain actions) {
        return actions.only().map(this::mayAllow).orElse(true);
    }

    boolean mayAllow(String action) {
        return layers.stream()
                .allMatch(layer -> layer.stream()
                        .anyMatch(policy -> policy.document().isEmpty()
                                || policy.statements().stream()
                                        .anyMatch(one ->
                                                one.allows() && one.actions().means(action))));
    }

    /** As {@link #allows}, as if nothing were denied. */
    public Answer allowsButForDenies(Question question) {
        return new Evaluation(this, question).allowsButForDenies();
    }

    /**
     * Tells whether statements deny requests, whatever some other policy may allow. In a bucket's policy:
     *
     * <pre>{@code
     * Policy policy = Policy.read("the policy of bucket b", text);
     * Question plain = new Question(
     *         Domain.actions("s3:*"),
     *         Domain.resources("arn:aws:s3:::b", "arn:aws:s3:::b/*"),
     *         Context.ANY.with("aws:SecureTransport", "false"));
     * Answer answer = Layers.of(policy).denies(plain);
     * answer.truth() == Truth.YES; // everybody is denied every action on both, on no further condition
     * answer.against(); // else an action and a resource that are not
     * answer.unclear(); // says what of the policy was not understood, where that decides
     * }</pre>
     */
    public Answer denies(Question question) {
        return new Evaluation(this, question).denies();
    }

    /**
     * Tells whether requests pass when somebody in an account makes them whom no statement names: {@link Truth#NO} when
     * nobody's pass but of those in {@link Answer#exempt()}. The question's context holds what is so for every principal
     * of the account, as {@code aws:PrincipalOrgID}.
     *
     * <pre>{@code
     * Layers path = new Layers(List.of(rootPolicies, unitPolicies, accountPolicies));
     * Question stop = new Question(
     *         Domain.actions("cloudtrail:StopLogging"),
     *         Domain.resources("arn:aws:cloudtrail:*:111122223333:trail/*"),
     *         Context.ANY.with("aws:PrincipalOrgID", "o-abcdefghij"));
     * Answer answer = path.allowsUnnamed(stop, "aws", "111122223333");
     * answer.truth() == Truth.NO; // forbidden, by Denies or by allow lists that leave it out
     * answer.exempt(); // to all but these patterns of ARNs
     * }</pre>
     */
    public Answer allowsUnnamed(Question question, String partition, String account) {
        String prefix = "arn:" + partition + ":iam::" + account + ":";
        Context role = question.context()
                .by(prefix + "role/zq-somebody-unnamed")
                .with("aws:PrincipalType", "AssumedRole")
                .with("aws:userid", "AROAZQUNNAMED00000000:zq-unnamed")
                .without("aws:username")
                .without("aws:AssumedRoot");
        Context user = question.context()
                .by(prefix + "user/zq-somebody-unnamed")
                .with("aws:PrincipalType", "User")
                .with("aws:userid", "AIDAZQUNNAMED00000000")
                .with("aws:username", "zq-somebody-unnamed")
                .without("aws:AssumedRoot");
        return allows(question.in(role)).and(allows(question.in(user)));
    }

    /** Leaves out the policies of a name. */
    public Layers without(String name) {
        return new Layers(layers.stream()
                .map(layer -> layer.stream()
                        .filter(policy -> !policy.name().equals(name))
                        .toList())
                .toList());
    }

    /** Adds a layer. */
    public Layers under(Policy policy) {
        List<List<Policy>> more = new ArrayList<>(layers);
        more.add(List.of(policy));
        return new Layers(more);
    }
}
