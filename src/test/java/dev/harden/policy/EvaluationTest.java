package dev.harden.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the evaluator to the plain one, on random policies and all small requests. */
class EvaluationTest {
    private static final List<String> TEXTS = RepresentativesTest.texts("abx", 3);
    private static final List<String> NUMBERS = List.of("1", "2");
    private static final List<String> WORDS = List.of("a", "b", "A");
    private static final List<String> BOOLEANS = List.of("true", "false");

    private final Random random = new Random(20261125);

    @Test
    void saysWhatThePlainEvaluatorSaysOfEveryRequest() {
        int[] said = new int[Truth.values().length];
        for (int round = 0; round < 600; round++) {
            List<List<String>> layers = layers();
            Map<String, List<String>> keys = keys();
            // Some of the keys are not known in every other round.
            Map<String, List<String>> known = new HashMap<>(keys);
            Context context = Context.ANY;
            for (String key :
                    List.of("aws:username", "aws:MultiFactorAuthAge", "aws:MultiFactorAuthPresent", "aws:TagKeys")) {
                boolean unknown = round % 2 == 1 && random.nextBoolean();
                if (!unknown) {
                    context = known.containsKey(key)
                            ? context.with(key, known.get(key).toArray(String[]::new))
                            : context.without(key);
                }
            }
            Question question = new Question(
                    Domain.actions(
                            "p:" + RepresentativesTest.patterns(random, 1).get(0)),
                    Domain.resources(RepresentativesTest.patterns(random, 1).get(0)),
                    context);
            Answer answer = new Layers(layers.stream()
                            .map(layer -> layer.stream()
                                    .map(text -> Policy.read("p", text))
                                    .toList())
                            .toList())
                    .allows(question);
            assertThat(answer.unclear()).isEmpty();
            said[answer.truth().ordinal()]++;
            hold(answer, question, layers, keys, round % 2 == 0);
        }
        assertThat(Arrays.stream(said).boxed()).as("each answer is given often").allMatch(count -> count > 40);
    }

    private static void hold(
            Answer answer,
            Question question,
            List<List<String>> layers,
            Map<String, List<String>> keys,
            boolean exact) {
        for (Access access :
                Stream.of(answer.yes(), answer.no()).flatMap(Optional::stream).toList()) {
            assertThat(new Plain(access.action(), access.resource(), keys).passes(layers))
                    .as("%s in %s", access, layers)
                    .isEqualTo(access.truth() == Truth.YES);
        }
        if (exact) {
            assertThat(answer.depends()).as("nothing is open in %s", layers).isEmpty();
        }
        Names actions = new Names(question.actions().within(), false);
        Names resources = new Names(question.resources().within(), false);
        for (String action : TEXTS) {
            for (String resource : TEXTS) {
                boolean asked = actions.means("p:" + action) && resources.means(resource);
                if (asked && answer.truth() != Truth.DEPENDS) {
                    assertThat(new Plain("p:" + action, resource, keys).passes(layers))
                            .as("p:%s on %s with %s in %s", action, resource, keys, layers)
                            .isEqualTo(answer.truth() == Truth.YES);
                }
            }
        }
    }

    private Map<String, List<String>> keys() {
        Map<String, List<String>> keys = new HashMap<>();
        put(keys, "aws:username", List.of(one(WORDS)));
        put(keys, "aws:MultiFactorAuthAge", List.of(one(NUMBERS)));
        put(keys, "aws:MultiFactorAuthPresent", List.of(one(BOOLEANS)));
        put(keys, "aws:TagKeys", random.nextBoolean() ? List.of("a", "b") : List.of("a"));
        return keys;
    }

    private void put(Map<String, List<String>> keys, String key, List<String> values) {
        if (random.nextInt(4) > 0) {
            keys.put(key, values);
        }
    }

    private List<List<String>> layers() {
        List<List<String>> layers = new ArrayList<>();
        for (int layer = random.nextInt(4) == 0 ? 1 : 0; layer < 2; layer++) {
            List<String> documents = new ArrayList<>();
            for (int i = random.nextInt(2); i < 2; i++) {
                documents.add(document());
            }
            layers.add(documents);
        }
        return layers;
    }

    private String document() {
        List<String> statements = new ArrayList<>();
        for (int i = random.nextInt(2); i < 3; i++) {
            String effect = random.nextInt(3) > 0 ? "Allow" : "Deny";
            String actions = random.nextInt(3) == 0 ? "\"*\"" : patterns("p:", "");
            String resources = random.nextInt(3) == 0 ? "\"*\"" : patterns("", one(List.of("", "", "${aws:username}")));
            statements.add("{\"Effect\":\"" + effect + "\",\"" + not("Action", 5) + "\":" + actions + ",\""
                    + not("Resource", 4) + "\":" + resources + condition() + "}");
        }
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    private String not(String name, int oneOf) {
        return random.nextInt(oneOf) == 0 ? "Not" + name : name;
    }

    private String patterns(String prefix, String suffix) {
        return RepresentativesTest.patterns(random, 1 + random.nextInt(2)).stream()
                .map(pattern -> "\"" + prefix + pattern + suffix + "\"")
                .toList()
                .toString();
    }

    private String condition() {
        if (random.nextInt(3) > 0) {
            return "";
        }
        String exists = random.nextInt(3) == 0 ? "IfExists" : "";
        String condition = switch (random.nextInt(7)) {
            case 0 -> one(List.of("StringEquals", "StringNotEquals")) + exists + "\":{\"aws:username\":" + words();
            case 1 -> one(List.of("StringLike", "StringNotLike")) + exists + "\":{\"aws:username\":[\"?\",\"a*\"]";
            case 2 ->
                one(List.of("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase")) + exists + "\":{\"aws:username\":"
                        + words();
            case 3 ->
                "Bool" + exists + "\":{\"aws:MultiFactorAuthPresent\":"
                        + one(List.of("\"true\"", "false", "[true,false]"));
            case 4 -> one(List.of("NumericLessThan", "NumericEquals")) + exists + "\":{\"aws:MultiFactorAuthAge\":2";
            case 5 -> "Null\":{\"" + one(List.of("aws:username", "aws:TagKeys")) + "\":" + one(BOOLEANS);
            default ->
                one(List.of("ForAllValues:", "ForAnyValue:"))
                        + one(List.of("StringEquals", "StringNotEquals", "StringLike"))
                        + exists + "\":{\"aws:TagKeys\":" + words();
        };
        return ",\"Condition\":{\"" + condition + "}}";
    }

    private String words() {
        return one(List.of("\"a\"", "[\"b\"]", "[\"a\",\"b\"]", "\"${aws:username}\"", "\"*\""));
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
