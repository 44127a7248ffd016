package dev.harden.webacl;

import dev.harden.network.Address;
import dev.harden.network.AddressSet;
import dev.harden.network.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Grows random web ACLs over a small Internet, and decides about single requests plainly, one rule after the other. */
final class Trees {
    /** The addresses that requests come from: each stands for those around it. */
    static final List<Address> SOURCES = List.of(
            Address.parse("8.8.8.8"),
            Address.parse("9.9.9.9"),
            Address.parse("200.1.1.1"),
            Address.parse("2a00::1"),
            Address.parse("2b00::1"));

    private static final List<String> NAMES =
            List.of("world", "eight", "nine", "both", "nobody", "four", "six", "some");
    static final String CONTEXT = "awswaf:111122223333:webacl:random:";

    /** The IP sets by their ARN. */
    static final Map<String, AddressSet> SETS = Map.of(
            "world", set("0.0.0.0/1", "128.0.0.0/1", "::/1", "8000::/1"),
            "eight", set("8.8.8.0/24"),
            "nine", set("9.9.9.0/24"),
            "both", set("8.8.8.0/24", "9.9.9.0/24"),
            "nobody", AddressSet.NONE,
            "four", set("0.0.0.0/1", "128.0.0.0/1"),
            "six", set("::/1", "8000::/1"),
            "some", set("2a00::/16", "200.0.0.0/8"));

    private final Random random;
    private int leaves;

    Trees(long seed) {
        this.random = new Random(seed);
    }

    static AddressSet set(String... blocks) {
        return AddressSet.of(List.of(blocks).stream().map(Block::parse).toList());
    }

    private boolean labels;

    /**
     * Is a request.
     *
     * @param traits the numbers of the leaves that it has what they look at
     */
    record Request(Address source, Set<Integer> traits, String country, boolean solved, boolean browser) {}

    /** Is what happens to a request on its way, plainly. */
    static final class Journey {
        final Set<String> labels = new java.util.HashSet<>();
        boolean located;
    }

    /** Is a statement with its plain meaning. */
    record Tree(Statement statement, List<Tree> below, int trait) {
        boolean matches(Request request) {
            return matches(request, new Journey());
        }

        boolean matches(Request request, Journey journey) {
            if (statement instanceof Statement.And) {
                return below.stream().allMatch(one -> one.matches(request, journey));
            }
            if (statement instanceof Statement.Or) {
                return below.stream().anyMatch(one -> one.matches(request, journey));
            }
            if (statement instanceof Statement.Not) {
                return !below.get(0).matches(request, journey);
            }
            if (statement instanceof Statement.RateBased) {
                return request.traits().contains(trait) && below.get(0).matches(request, journey);
            }
            if (statement instanceof Statement.Label label && label.namespace()) {
                return journey.labels.stream().anyMatch(one -> one.startsWith(label.key()));
            }
            if (statement instanceof Statement.Label label) {
                return label.key().startsWith("awswaf:clientip")
                        ? journey.located && label.key().endsWith(":" + request.country())
                        : journey.labels.contains(label.key().replace("awswaf:managed:", ""));
            }
            if (statement instanceof Statement.Country country) {
                return country.codes().contains(request.country());
            }
            if (statement instanceof Statement.Other other && other.truth() != Truth.SOMETIMES) {
                return other.truth() == Truth.ALWAYS;
            }
            if (statement instanceof Statement.IpSet set) {
                return SETS.get(set.arn()).contains(request.source());
            }
            return request.traits().contains(trait);
        }

        boolean locates() {
            return statement instanceof Statement.Country || below.stream().anyMatch(Tree::locates);
        }
    }

    /** Lets trees look for labels, countries, and what is true of every request or of none. */
    Trees withLabels() {
        labels = true;
        return this;
    }

    String label() {
        return List.of("l0", "l1", "team:l2", "team:l3").get(random.nextInt(4));
    }

    /** Counts what a tree takes, where it is the whole statement of a rule. */
    Tree rated(Tree tree) {
        return labels && random.nextInt(6) == 0
                ? new Tree(new Statement.RateBased(Optional.of(tree.statement())), List.of(tree), leaves++)
                : tree;
    }

    private Tree special() {
        String key = List.of("awswaf:clientip:geo:country:DE", "awswaf:managed:m:r" + random.nextInt(3) + "0", label())
                .get(Math.min(2, random.nextInt(4)));
        Statement statement = switch (random.nextInt(4)) {
            case 0 -> new Statement.Country(Set.of("DE"), false);
            case 1 -> new Statement.Other("all", "all", random.nextBoolean() ? Truth.ALWAYS : Truth.NEVER);
            case 2 ->
                random.nextInt(3) == 0
                        ? new Statement.Label("team:", true, CONTEXT)
                        : new Statement.Label(key, false, CONTEXT);
            default -> new Statement.Label(key, false, CONTEXT);
        };
        return new Tree(statement, List.of(), 0);
    }

    Tree tree(int depth) {
        if (labels && random.nextInt(3) == 0) {
            return special();
        }
        int kind = random.nextInt(depth == 0 ? 2 : 5);
        if (kind == 0) {
            String arn = NAMES.get(random.nextInt(NAMES.size()));
            return new Tree(new Statement.IpSet(arn, false), List.of(), 0);
        }
        if (kind == 1) {
            return new Tree(new Statement.Other("trait " + leaves, "", Truth.SOMETIMES), List.of(), leaves++);
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

    int leaf() {
        return leaves++;
    }

    /** Gives all requests that differ in what the trees that were grown look at. */
    List<Request> requests() {
        List<Request> all = new ArrayList<>();
        for (Address source : SOURCES) {
            for (int bits = 0; bits < 1 << leaves; bits++) {
                Set<Integer> traits = new java.util.HashSet<>();
                for (int i = 0; i < leaves; i++) {
                    if ((bits >> i & 1) == 1) {
                        traits.add(i);
                    }
                }
                for (int more = 0; more < (labels ? 8 : 1); more++) {
                    all.add(new Request(
                            source, traits, (more & 1) == 0 ? "DE" : "FR", (more & 2) == 0, (more & 4) == 0));
                }
            }
        }
        return all;
    }
}
