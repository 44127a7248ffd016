package dev.harden.webacl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harden.network.Address;
import dev.harden.network.AddressSet;
import dev.harden.webacl.Trees.Request;
import dev.harden.webacl.Trees.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
        for (int seed = 0; seed < ROUNDS; seed++) {
            Trees trees = new Trees(seed);
            List<Tree> rules = new ArrayList<>();
            List<Action> actions = new ArrayList<>();
            List<Entry> entries = new ArrayList<>();
            for (int i = trees.upTo(4); i >= 0 && trees.leaves() < 9; i--) {
                rules.add(trees.tree(1));
                actions.add(trees.action());
                int last = rules.size() - 1;
                entries.add(
                        new Rule("r" + last, actions.get(last), rules.get(last).statement()));
            }
            boolean byDefault = trees.upTo(3) == 0;
            boolean blocks =
                    trees.requests().stream().anyMatch(request -> Trees.blocks(rules, actions, byDefault, request));
            boolean live = Walk.through(new Acl(byDefault, entries), SEEN, arn -> Optional.empty()).stream()
                    .anyMatch(step -> step.state() == Step.State.LIVE);
            if (allowsAllButSome(entries)) {
                continue; // which counts as allowing all, though some remain
            }
            assertThat(live).as(seed + " " + entries + " " + byDefault).isEqualTo(blocks);
            blocking += blocks ? 1 : 0;
        }
        assertThat(blocking).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
    }

    private static boolean allowsAllButSome(List<Entry> entries) {
        AddressSet allowed = entries.stream()
                .map(Rule.class::cast)
                .filter(rule -> rule.action() == Action.ALLOW)
                .map(rule -> rule.statement().certain(SEEN).least())
                .reduce(AddressSet.NONE, AddressSet::union);
        return allowed.isOpen() && !Trees.SOURCES.stream().allMatch(allowed::contains);
    }
}
