package dev.harden.webacl;

import dev.harden.webacl.Trees.Journey;
import dev.harden.webacl.Trees.Request;
import dev.harden.webacl.Trees.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Is a random web ACL with its plain meaning: one request after the other, one rule after the other. */
final class PlainAcl {
    /** Is a rule; what it looks for, if it is a managed one, is one trait. */
    private record Plain(String name, Tree tree, Action action, Optional<String> label) {}

    /** Is a rule that stands alone, or a group. */
    private record Part(List<Plain> rules, boolean group, boolean counted, boolean managed) {}

    private final List<Part> parts = new ArrayList<>();
    final boolean blocksByDefault;

    PlainAcl(Trees trees) {
        for (int i = trees.upTo(3); i >= 0 && trees.leaves() < 4; i--) {
            int kind = trees.upTo(5);
            boolean managed = kind == 1;
            List<Plain> rules = new ArrayList<>();
            for (int j = kind < 2 ? trees.upTo(1) : 0; j >= 0; j--) {
                String name = "r" + i + j;
                Tree tree = managed ? new Tree(null, List.of(), trees.leaf()) : trees.rated(trees.tree(1));
                rules.add(new Plain(
                        name,
                        tree,
                        trees.action(),
                        trees.upTo(2) == 0 ? Optional.empty() : Optional.of(managed ? "m:" + name : trees.label())));
            }
            parts.add(new Part(rules, kind < 2, kind < 2 && trees.upTo(1) == 0, managed));
        }
        blocksByDefault = trees.upTo(5) == 0;
    }

    /** Gives the name of what keeps a request out; none where it comes in. */
    Optional<String> blocks(Request request) {
        Journey journey = new Journey();
        for (Part part : parts) {
            boolean in = true;
            for (Plain rule : part.rules) {
                boolean matches = in && matches(rule, request, journey);
                journey.located |= in && rule.tree.statement() != null && rule.tree.locates();
                boolean ends = matches
                        && switch (rule.action) {
                            case ALLOW, BLOCK -> true;
                            case CAPTCHA -> !request.solved();
                            case CHALLENGE -> !request.browser();
                            case COUNT, OTHER -> false;
                        };
                if (ends && !part.counted) {
                    return rule.action == Action.ALLOW ? Optional.empty() : Optional.of(rule.name);
                }
                if (matches) {
                    rule.label.ifPresent(journey.labels::add);
                }
                in &= !ends || part.managed;
            }
        }
        return blocksByDefault ? Optional.of("default") : Optional.empty();
    }

    /** Tells whether a rule that does not look at something lets requests in. */
    boolean allowsWithout(String key) {
        return parts.stream()
                .filter(part -> !part.counted)
                .flatMap(part -> part.rules.stream())
                .anyMatch(rule ->
                        rule.action == Action.ALLOW && !rule.tree.toString().contains("key=" + key + ","));
    }

    private static boolean matches(Plain rule, Request request, Journey journey) {
        return rule.tree.statement() == null
                ? request.traits().contains(rule.tree.trait())
                : rule.tree.matches(request, journey);
    }

    /** Gives what the reasoning says of each step, by the rules' or managed groups' names. */
    Map<String, Step.State> steps() {
        return steps(statement -> statement);
    }

    /** As {@link #steps()}, where statements are read in another way. */
    Map<String, Step.State> steps(UnaryOperator<Statement> reading) {
        List<Entry> entries = new ArrayList<>();
        Map<String, List<Rule>> groups = new HashMap<>();
        Map<String, Contents> managed = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.managed) {
                Map<String, Action> rules = new HashMap<>();
                List<String> labels = new ArrayList<>();
                part.rules.forEach(rule -> {
                    rules.put(rule.name, rule.action);
                    rule.label.ifPresent(label -> labels.add("awswaf:managed:" + label));
                });
                managed.put("m" + i, new Contents(rules, labels, true));
                entries.add(new Group(
                        "g" + i, new Group.Managed("AWS", "m" + i, ""), part.counted, Map.of(), Optional.empty()));
            } else {
                List<Rule> rules =
                        part.rules.stream().map(rule -> rule(rule, reading)).toList();
                groups.put("g" + i, rules);
                entries.addAll(
                        part.group
                                ? List.of(new Group(
                                        "g" + i, new Group.Own("g" + i), part.counted, Map.of(), Optional.empty()))
                                : rules);
            }
        }
        Map<String, Step.State> states = new HashMap<>();
        Walk.through(
                        new Acl(blocksByDefault, entries),
                        arn -> Bounds.exactly(Trees.SETS.get(arn)),
                        arn -> Optional.of(groups.get(arn)),
                        group -> Optional.of(managed.get(group.group())))
                .forEach(step -> states.put(key(step), step.state()));
        return states;
    }

    private static String key(Step step) {
        return step.rule()
                .map(Rule::name)
                .or(() -> step.group().map(Group::name))
                .orElse("default");
    }

    /** Gives the key of the step that a rule is judged at. */
    String step(String rule) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).managed && parts.get(i).rules.stream().anyMatch(one -> one.name.equals(rule))) {
                return "g" + i;
            }
        }
        return rule;
    }

    private static Rule rule(Plain rule, UnaryOperator<Statement> reading) {
        Set<String> labels =
                rule.label.map(label -> Set.of(Trees.CONTEXT + label)).orElse(Set.of());
        return new Rule(rule.name, rule.action, reading.apply(rule.tree.statement()), labels);
    }

    @Override
    public String toString() {
        return parts + " " + blocksByDefault;
    }
}
