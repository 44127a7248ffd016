package dev.harden.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Is policies in layers, as AWS weighs them: a request passes when no statement of any layer denies it, and in each layer
 * some statement allows it. A principal's own and its groups' policies are one layer, its permissions boundary is
 * another, and so are the service control policies of each level from the root to the account. What has been asked is
 * kept, so that those who share policies are weighed once.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Evaluation
 *     logic</a>
 */
public final class Layers {
    /** What tells one principal from another. */
    private static final List<String> IDENTITY = List.of("aws:principalarn", "aws:username", "aws:userid");

    private final List<List<Policy>> layers;
    private final Mentioned mentioned;
    private final Map<List<Object>, Object> answers = new ConcurrentHashMap<>();

    public Layers(List<List<Policy>> layers) {
        this.layers = layers.stream().map(List::copyOf).toList();
        this.mentioned = new Mentioned(policies());
    }

    /** Makes one layer. */
    public static Layers of(Policy... policies) {
        return new Layers(List.of(List.of(policies)));
    }

    public List<List<Policy>> layers() {
        return layers;
    }

    /** Gives all policies. */
    public List<Policy> policies() {
        return layers.stream().flatMap(List::stream).toList();
    }

    /** Tells whether requests pass. To take an Allow away, a Deny of unknown conditions is enough. */
    public Answer allows(Question question) {
        return mayAllow(question.actions())
                ? asked("allows", question, mentioned.all(), all(one -> new Evaluation(this, one).allows()))
                : Answer.no(question.actions().only().orElseThrow());
    }

    /**
     * Tells what may be done: {@link Truth#YES} where for each target some request passes, whoever has to make it from
     * where, when and by which way, which {@link Access#keys()} tell; {@link Truth#NO} where some target is out of reach.
     */
    public Answer mayDo(Question question) {
        return mayAllow(question.actions())
                ? asked("may do", question, mentioned.all(), all(one -> new Evaluation(this, one, true).allows()))
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

    /** Finds a request that passes, if there is one: as {@link #allows}, with less work and but one witness. */
    public Answer allowsSome(Question question) {
        return searched("allows some", question, one -> new Search(this, one).allowed(), this::allows);
    }

    /** As {@link #allowsSome}, as if nothing were denied. */
    public Answer allowsSomeButForDenies(Question question) {
        return searched(
                "allows some but",
                question,
                one -> new Search(this, one).allowedButForDenies(),
                this::allowsButForDenies);
    }

    /** As {@link #allows}, as if nothing were denied. */
    public Answer allowsButForDenies(Question question) {
        return asked(
                "allows but", question, mentioned.all(), all(one -> new Evaluation(this, one).allowsButForDenies()));
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
        return asked("denies", question, mentioned.byDenies(), all(one -> new Evaluation(this, one).denies()));
    }

    /** Looks for one witness, and names it after all that are like it. */
    private Answer searched(
            String what, Question question, Function<Question, Answer> search, Function<Question, Answer> all) {
        return asked(
                what,
                question,
                mentioned.all(),
                one -> search.apply(one)
                        .with(access -> access.resource().isEmpty() ? access : named(access, one, all)));
    }

    /**
     * Asks once what does not hang on who asks, and else once for each that differs in what the policies mention.
     *
     * @param keys the keys that the statements in question mention
     */
    private Answer asked(String what, Question question, Set<String> keys, Function<Question, Answer> ask) {
        Context own = question.context().only(keys);
        Context anybody = own;
        for (String key : IDENTITY) {
            anybody = own.knows(key) && !own.of(key).isAbsent() ? anybody.withSome(key) : anybody;
        }
        Answer general = once(what, question.in(anybody), ask);
        boolean whoever = general.depends().isEmpty()
                && general.yes().stream()
                        .flatMap(access -> access.keys().stream())
                        .noneMatch(key -> IDENTITY.contains(key.toLowerCase(Locale.ROOT)));
        return whoever || anybody.equals(own) ? general : once(what, question.in(own), ask);
    }

    private Answer once(String what, Question question, Function<Question, Answer> ask) {
        Object known = answers.get(List.of(what, question));
        Answer answer = known == null ? ask.apply(question) : (Answer) known;
        answers.put(List.of(what, question), answer);
        return answer;
    }

    private static Function<Question, Answer> all(Function<Question, Answer> ask) {
        return question -> named(ask.apply(question), question, ask);
    }

    /** Has the witnesses be of actions that there are, where some are alike. */
    private static Answer named(Answer answer, Question question, Function<Question, Answer> ask) {
        List<String> patterns = question.resources().patterns();
        if (question.actions().only().isEmpty()) {
            return answer.with(access -> named(access, question, ask));
        }
        // Of one action on one pattern it is told by the answer itself whether all that it matches is alike.
        return answer.with(access -> patterns.size() == 1
                        && answer.isAll(access.truth())
                        && !access.resource().isEmpty()
                ? access.of(access.action(), patterns.get(0).replace("?*", "*"))
                : access);
    }

    private static Access named(Access access, Question question, Function<Question, Answer> ask) {
        boolean some =
                access.action().indexOf('*') < 0 && question.actions().only().isEmpty();
        Domain resource = access.resource().isEmpty() ? question.resources() : Domain.resources(access.resource());
        String action = !some || ActionNames.spelled(access.action()).isPresent()
                ? access.action()
                : ActionNames.like(
                                access.action(),
                                one -> question.actions().has(one)
                                        && ask.apply(question.about(one, resource))
                                                .of(access.truth())
                                                .isPresent())
                        .orElse(access.action());
        // What holds of all that a pattern matches is told by the pattern, rather than by a text that it matches.
        String whole = access.resource().isEmpty() || access.action().indexOf('*') >= 0
                ? access.resource()
                : question.resources().patterns().stream()
                        .filter(pattern -> Domain.resources(pattern).has(access.resource()))
                        .filter(pattern -> ask.apply(question.about(action, Domain.resources(pattern)))
                                .isAll(access.truth()))
                        .findFirst()
                        .orElse(access.resource());
        return access.of(action, whole.replace("?*", "*"));
    }

    /** Keeps what has been found out, for all whose context is the same in what the policies mention. */
    <T> T kept(Class<T> type, Object about, Context context, Function<Context, T> find) {
        Context own = context.only(mentioned.all());
        Object kept = answers.get(List.of(about, own));
        if (kept == null) {
            kept = find.apply(own);
            answers.put(List.of(about, own), kept);
        }
        return type.cast(kept);
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
        return policies().stream().anyMatch(policy -> policy.name().equals(name))
                ? (Layers) answers.computeIfAbsent(
                        List.of("without", name),
                        unseen -> new Layers(layers.stream()
                                .map(layer -> layer.stream()
                                        .filter(policy -> !policy.name().equals(name))
                                        .toList())
                                .toList()))
                : this;
    }

    /** Adds a layer. */
    public Layers under(Policy policy) {
        List<List<Policy>> more = new ArrayList<>(layers);
        more.add(List.of(policy));
        return new Layers(more);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Layers one && layers.equals(one.layers);
    }

    @Override
    public int hashCode() {
        return layers.hashCode();
    }

    @Override
    public String toString() {
        return layers.toString();
    }
}
