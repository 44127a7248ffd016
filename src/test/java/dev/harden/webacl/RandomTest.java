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
}
