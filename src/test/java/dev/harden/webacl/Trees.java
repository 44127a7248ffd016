package dev.harden.webacl;

import dev.harden.network.Address;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Grows random web ACLs over a small Internet, and decides about single requests plainly, one rule after the other. */
final class Trees {
    /** The addresses that requests come from: each stands for those around it. */
    static final List<Address> SOURCES =
            List.of(Address.parse("8.8.8.8"), Address.parse("9.9.9.9"), Address.parse("200.1.1.1"));

    /** The IP sets by their ARN; none of them is open but the one that is the whole Internet. */
    static final Map<String, AddressSet> SETS = Map.of(
            "world", set("0.0.0.0/1", "128.0.0.0/1", "::/1", "8000::/1"),
            "eight", set("8.8.8.0/24"),
            "nine", set("9.9.9.0/24"),
            "both", set("8.8.8.0/24", "9.9.9.0/24"),
            "nobody", AddressSet.NONE);

    private final Random random;
    private int leaves;

    Trees(long seed) {
        this.random = new Random(seed);
    }

    static AddressSet set(String... blocks) {
        return AddressSet.of(List.of(blocks).stream().map(Block::parse).toList());
    }

    /** Is a leaf that looks at something else: it matches when the request has its number. */
    record Request(Address source, Set<Integer> traits) {}

    /** Is a statement with its plain meaning. */
    record Tree(Statement statement, List<Tree> below, int trait) {
        boolean matches(Request request) {
            if (statement instanceof Statement.And) {
                return below.stream().allMatch(one -> one.matches(request));
            }
            if (statement instanceof Statement.Or) {
                return below.stream().anyMatch(one -> one.matches(request));
            }
            if (statement instanceof Statement.Not) {
                return !below.get(0).matches(request);
            }
            if (statement instanceof Statement.IpSet set) {
                return SETS.get(set.arn()).contains(request.source());
            }
            return request.traits().contains(trait);
        }
    }

    Tree tree(int depth) {
        int kind = random.nextInt(depth == 0 ? 2 : 5);
        if (kind == 0) {
            String arn = List.of("world", "eight", "nine", "both", "nobody").get(random.nextInt(5));
            return new Tree(new Statement.IpSet(arn, false), List.of(), 0);
        }
        if (kind == 1) {
            return new Tree(new Statement.Other(), List.of(), leaves++);
        }
        List<Tree> below = new ArrayList<>();
        for (int i = 0; i < (kind == 2 ? 1 : 2); i++) {
            below.add(tree(depth - 1));
        }
        List<Statement> statements = below.stream().map(Tree::statement).toList();
        Statement statement = kind == 2
                ? new Statement.Not(statements.get(0))
                : kind == 3 ? new Statement.And(statements) : new Statement.Or(statements);
        return new Tree(statement, below, 0);
    }

    int leaves() {
        return leaves;
    }

    Action action() {
        return Action.values()[random.nextInt(Action.values().length)];
    }

    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    /** Gives all requests that differ in what the trees that were grown look at. */
    List<Request> requests() {
        List<Request> all = new ArrayList<>();
        for (Address source : SOURCES) {
            for (int bits = 0; bits < 1 << leaves; bits++) {
                List<Integer> traits = new ArrayList<>();
                for (int i = 0; i < leaves; i++) {
                    if ((bits >> i & 1) == 1) {
                        traits.add(i);
                    }
                }
                all.add(new Request(source, Set.copyOf(traits)));
            }
        }
        return all;
    }

    /** Tells plainly whether one rule of a list keeps a request out. */
    static boolean blocks(List<Tree> trees, List<Action> actions, boolean byDefault, Request request) {
        for (int i = 0; i < trees.size(); i++) {
            Action action = actions.get(i);
            if (trees.get(i).matches(request) && (action == Action.ALLOW || action.blocks())) {
                return action.blocks();
            }
        }
        return byDefault;
    }
}
