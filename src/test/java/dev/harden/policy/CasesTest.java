package dev.harden.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Holds what is said of open conditions to the plain evaluator, in all the requests that there can be. */
class CasesTest {
    private static final String ACTION = "s3:getobject";
    private static final String RESOURCE = "arn:aws:s3:::b/x";

    /** What requests may hold, by key: an empty list where they lack it, and a value that no policy here names. */
    private static final Map<String, List<List<String>>> TARGET = Map.of(
            "aws:ResourceTag/t", some("a", "b", "zz"),
            "s3:prefix", some("a", "home/a", "home/zz", "zz"));

    private static final Map<String, List<List<String>>> REQUEST = Map.of(
            "aws:SourceVpc", some("vpc-1", "vpc-2", "vpc-99"),
            "aws:MultiFactorAuthPresent", some("true", "false"),
            "aws:MultiFactorAuthAge", some("0", "1", "2", "3", "4", "5"),
            "aws:PrincipalTag/t", some("a", "b", "zz"),
            "aws:CalledVia",
                    List.of(
                            List.of(),
                            List.of("a"),
                            List.of("b"),
                            List.of("zz"),
                            List.of("a", "b"),
                            List.of("a", "zz"),
                            List.of("b", "zz"),
                            List.of("a", "b", "zz")));
    private static final Map<String, List<List<String>>> UNKNOWN =
            Map.of("nonsense:Key", some("a", "b", "zz"), "aws:Nonsense", some("a", "zz"));

    private final Random random = new Random(20261130);

    private static List<List<String>> some(String... values) {
        List<List<String>> all = new ArrayList<>(List.of(List.of()));
        Arrays.stream(values).forEach(value -> all.add(List.of(value)));
        return all;
    }

    @Test
    void saysOfRandomPoliciesWhatThePlainEvaluatorDoes() {
        Map<String, Integer> said = new HashMap<>();
        for (int round = 0; round < 250; round++) {
            List<List<String>> layers = layers();
            Layers read = new Layers(layers.stream()
                    .map(layer -> layer.stream()
                            .map(text -> Policy.read("policy p", text))
                            .toList())
                    .toList());
            Question question = new Question(Domain.actions(ACTION), Domain.resources(RESOURCE), Context.ANY);
            String text = layers.toString();
            hold("may", read.mayDo(question), may(layers, text), layers, said);
            hold("allows", read.allows(question), always(layers, text), layers, said);
        }
        assertThat(said)
                .as("each answer is given often")
                .hasSize(7)
                .allSatisfy((what, count) -> assertThat(count).as(what).isGreaterThan(3));
    }

    private static void hold(
            String what, Answer answer, String expected, List<List<String>> layers, Map<String, Integer> said) {
        String actual = answer.unclear().isEmpty() ? answer.truth().name() : "UNCLEAR";
        assertThat(actual).as("%s in %s", what, layers).isEqualTo(expected);
        said.merge(what + " " + actual, 1, Integer::sum);
    }

    /** What may be done: for each target some request has to pass, whatever the keys are that nobody knows. */
    private static String may(List<List<String>> layers, String text) {
        Set<Boolean> said = new HashSet<>();
        each(in(UNKNOWN, text), new HashMap<>(), unknown -> {
            boolean[] all = {true};
            each(in(TARGET, text), new HashMap<>(unknown), target -> {
                boolean[] any = {false};
                each(in(REQUEST, text), new HashMap<>(target), request -> {
                    any[0] |= passes(request, layers);
                    return !any[0];
                });
                all[0] &= any[0];
                return all[0];
            });
            said.add(all[0]);
            return true;
        });
        return said.size() > 1 ? "UNCLEAR" : said.contains(true) ? "YES" : "NO";
    }

    /** What passes: all requests, none, or some, whatever the keys are that nobody knows. */
    private static String always(List<List<String>> layers, String text) {
        Set<Set<Boolean>> said = new HashSet<>();
        Map<String, List<List<String>>> known = new LinkedHashMap<>(in(TARGET, text));
        known.putAll(in(REQUEST, text));
        each(in(UNKNOWN, text), new HashMap<>(), unknown -> {
            Set<Boolean> some = new HashSet<>();
            each(known, new HashMap<>(unknown), request -> {
                some.add(passes(request, layers));
                return some.size() < 2;
            });
            said.add(some);
            return true;
        });
        if (said.size() > 1) {
            return "UNCLEAR";
        }
        Set<Boolean> only = said.iterator().next();
        return only.size() > 1 ? "DEPENDS" : only.contains(true) ? "YES" : "NO";
    }

    private static boolean passes(Map<String, List<String>> request, List<List<String>> layers) {
        return new Plain(ACTION, RESOURCE, request).passes(layers);
    }

    private static Map<String, List<List<String>>> in(Map<String, List<List<String>>> keys, String text) {
        Map<String, List<List<String>>> named = new LinkedHashMap<>(keys);
        named.keySet().removeIf(key -> !text.contains(key));
        return named;
    }

    private static boolean each(
            Map<String, List<List<String>>> keys,
            Map<String, List<String>> request,
            Predicate<Map<String, List<String>>> visitor) {
        if (keys.isEmpty()) {
            return visitor.test(request);
        }
        String key = keys.keySet().iterator().next();
        Map<String, List<List<String>>> others = new LinkedHashMap<>(keys);
        others.remove(key);
        for (List<String> values : keys.get(key)) {
            Map<String, List<String>> more = new HashMap<>(request);
            if (!values.isEmpty()) {
                more.put(key, values);
            }
            if (!each(others, more, visitor)) {
                return false;
            }
        }
        return true;
    }

    private List<List<String>> layers() {
        List<List<String>> layers = new ArrayList<>();
        for (int layer = random.nextInt(3) > 0 ? 1 : 0; layer < 2; layer++) {
            List<String> statements = new ArrayList<>();
            for (int i = random.nextInt(3); i < 4; i++) {
                String effect = random.nextInt(3) > 0 ? "Allow" : "Deny";
                statements.add("{\"Effect\":\"" + effect + "\",\"Action\":\"s3:*\",\"Resource\":\"*\""
                        + condition(effect) + "}");
            }
            layers.add(List.of("{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}"));
        }
        return layers;
    }

    private String condition(String effect) {
        if (effect.equals("Allow") && random.nextInt(8) == 0) {
            return "";
        }
        Map<String, String> conditions = new LinkedHashMap<>();
        for (int i = random.nextInt(3) == 0 ? 0 : 1; i < 2; i++) {
            String exists = random.nextInt(4) == 0 ? "IfExists" : "";
            String[] one = one();
            conditions.put("\"" + one[0] + (one[0].equals("Null") ? "" : exists) + "\"", "{" + one[1] + "}");
        }
        List<String> texts = new ArrayList<>();
        conditions.forEach((operator, keys) -> texts.add(operator + ":" + keys));
        return ",\"Condition\":{" + String.join(",", texts) + "}";
    }

    private String[] one() {
        String equals = pick("StringEquals", "StringNotEquals");
        String like = pick("StringLike", "StringNotLike");
        return switch (random.nextInt(12)) {
            case 0, 1 -> new String[] {equals, "\"aws:ResourceTag/t\":" + pick("\"a\"", "\"b\"", "[\"a\",\"b\"]")};
            case 2 -> new String[] {like, "\"s3:prefix\":" + pick("\"*\"", "\"home/*\"", "[\"a\",\"home/a\"]")};
            case 3 ->
                new String[] {equals, "\"aws:SourceVpc\":" + pick("\"vpc-1\"", "[\"vpc-1\",\"vpc-2\"]", "\"vpc-*\"")};
            case 4 -> new String[] {"Bool", "\"aws:MultiFactorAuthPresent\":" + pick("\"true\"", "\"false\"")};
            case 5 ->
                new String[] {
                    pick("NumericLessThan", "NumericEquals"), "\"aws:MultiFactorAuthAge\":" + pick("\"2\"", "\"4\"")
                };
            case 6, 7 -> new String[] {equals, "\"aws:PrincipalTag/t\":" + pick("\"a\"", "[\"a\",\"b\"]")};
            case 8 ->
                new String[] {
                    pick("ForAllValues:", "ForAnyValue:") + equals,
                    "\"aws:CalledVia\":" + pick("\"a\"", "[\"a\",\"b\"]")
                };
            case 9 ->
                new String[] {
                    "Null",
                    "\"" + pick("aws:SourceVpc", "aws:ResourceTag/t", "aws:CalledVia", "nonsense:Key") + "\":"
                            + pick("\"true\"", "\"false\"")
                };
            case 10 -> new String[] {equals, "\"nonsense:Key\":" + pick("\"a\"", "[\"a\",\"b\"]")};
            default -> new String[] {equals, "\"aws:Nonsense\":\"a\""};
        };
    }

    private String pick(String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
