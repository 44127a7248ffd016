package dev.harden.webacl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.network.Address;
import dev.harden.webacl.Trees.Request;
import dev.harden.webacl.Trees.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the reasoning about statements and web ACLs to a plain evaluator, request by request. */
class RandomTest {
    private static final int ROUNDS = 3000;
    private static final Function<String, Bounds> SEEN = arn -> Bounds.exactly(Trees.SETS.get(arn));

    @Test
    void whatAStatementMatchesIsWhatThePlainEvaluatorSays() {
        int mixed = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            Trees trees = new Trees(seed);
            Tree tree = trees.tree(3);
            List<Request> requests = trees.requests();
            for (Address source : Trees.SOURCES) {
                List<Boolean> matches = requests.stream()
                        .filter(request -> request.source().equals(source))
                        .map(tree::matches)
                        .toList();
                boolean every = matches.stream().allMatch(Boolean::booleanValue);
                boolean some = matches.stream().anyMatch(Boolean::booleanValue);
                assertThat(tree.statement().certain(SEEN).least().contains(source))
                        .as(seed + " " + tree.statement())
                        .isEqualTo(every);
                assertThat(tree.statement().possible(SEEN).most().contains(source))
                        .as(seed + " " + tree.statement())
                        .isEqualTo(some);
                mixed += every == some ? 0 : 1;
            }
        }
        assertThat(mixed).isGreaterThan(ROUNDS / 10);
    }

    @Test
    void whatAnUnseenSetLeavesOpenIsOpenAndWhatItDoesNotIsSettled() {
        int settled = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            Statement statement = new Trees(seed).tree(3).statement();
            Function<String, Bounds> half = arn -> arn.equals("both") ? Bounds.UNSEEN : SEEN.apply(arn);
            Bounds certain = statement.certain(half);
            Bounds possible = statement.possible(half);
            assertThat(certain.most().containsAll(statement.certain(SEEN).least()))
                    .isTrue();
            assertThat(statement.certain(SEEN).least().containsAll(certain.least()))
                    .isTrue();
            assertThat(possible.most().containsAll(statement.possible(SEEN).most()))
                    .isTrue();
            assertThat(statement.possible(SEEN).most().containsAll(possible.least()))
                    .isTrue();
            settled += statement.ipSets().contains("both") && certain.isExact() ? 1 : 0;
        }
        assertThat(settled).isGreaterThan(10);
    }

    @Test
    void aWebAclBlocksWhenThePlainEvaluatorBlocksSomeRequest() {
        int blocking = 0;
        int labelled = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            Trees trees = new Trees(seed).withLabels();
            PlainAcl acl = new PlainAcl(trees);
            Set<String> decided = trees.requests().stream()
                    .flatMap(request -> acl.blocks(request).stream())
                    .map(acl::step)
                    .collect(Collectors.toSet());
            Map<String, Step.State> states = acl.steps();
            for (String step : decided) {
                assertThat(states.get(step)).as(seed + " " + step + " " + acl).isEqualTo(Step.State.LIVE);
            }
            assertThat(states.containsValue(Step.State.LIVE))
                    .as(seed + " " + acl)
                    .isEqualTo(!decided.isEmpty());
            assertThat(states).doesNotContainValue(Step.State.UNSEEN);
            blocking += decided.isEmpty() ? 0 : 1;
            labelled += acl.toString().contains("Label[") ? 1 : 0;
        }
        assertThat(blocking).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
        assertThat(labelled).isGreaterThan(ROUNDS / 4);
    }

    /** Replaces the first thing that a statement looks at. */
    private static Statement first(Statement statement, Statement by) {
        if (statement instanceof Statement.Other other && other.key().equals("trait 0")) {
            return by;
        }
        if (statement instanceof Statement.Not not) {
            return new Statement.Not(first(not.statement(), by));
        }
        if (statement instanceof Statement.RateBased rate) {
            return new Statement.RateBased(rate.scopeDown().map(one -> first(one, by)));
        }
        List<Statement> below =
                statement.below().stream().map(one -> first(one, by)).toList();
        if (statement instanceof Statement.And) {
            return new Statement.And(below);
        }
        return statement instanceof Statement.Or ? new Statement.Or(below) : statement;
    }

    @Test
    void whatIsSaidWithoutAPatternSetIsSoWhateverIsInIt() {
        Component path = Component.of(Component.Kind.PATH, List.of());
        Statement unseen = new Statement.PatternSet("arn", "key", "the path", path);
        int open = 0;
        int settled = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            PlainAcl acl = new PlainAcl(new Trees(seed).withLabels());
            Map<String, Step.State> without = acl.steps(one -> first(one, unseen));
            boolean is = acl.toString().contains("trait 0");
            for (List<String> inIt : List.of(List.<String>of(), List.of("^/"), List.of("^/a", "/b$"))) {
                Map<String, Step.State> with =
                        acl.steps(one -> first(one, unseen).with(set -> set.of(inIt)));
                with.forEach((step, state) -> {
                    Step.State said = without.get(step);
                    // Behind an allow rule it stays, though a set that blocks all before that would let nothing get
                    // there.
                    boolean behind = said == Step.State.BEHIND && acl.allowsWithout("trait 0");
                    if (said != Step.State.UNSEEN && !behind) {
                        assertThat(said == Step.State.LIVE)
                                .as(step + " is " + said + " without, " + state + " with " + inIt + " in " + acl)
                                .isEqualTo(state == Step.State.LIVE);
                    }
                });
            }
            open += without.containsValue(Step.State.UNSEEN) ? 1 : 0;
            settled += is && !without.containsValue(Step.State.UNSEEN) ? 1 : 0;
        }
        assertThat(open).isGreaterThan(ROUNDS / 20);
        assertThat(settled).isGreaterThan(ROUNDS / 20);
    }
}
