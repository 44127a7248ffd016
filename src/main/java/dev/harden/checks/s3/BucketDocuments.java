package dev.harden.checks.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harden.checks.Guards;
import dev.harden.checks.Rewrite;
import dev.harden.facts.Document;
import dev.harden.facts.s3.BucketPolicy;
import dev.harden.facts.s3.Place;
import dev.harden.facts.s3.Replication;
import dev.harden.facts.s3.ReplicationRules;
import dev.harden.model.remedy.Call;
import dev.harden.model.remedy.Effect;
import dev.harden.model.remedy.Guard;
import dev.harden.model.remedy.NoCommand;
import dev.harden.model.remedy.Remedy;
import dev.harden.model.remedy.Step;
import dev.harden.model.remedy.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Changes what S3 takes of a bucket only whole: its policy, and its replication. What was there stays. */
final class BucketDocuments {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE = "AWS::S3::Bucket";

    private BucketDocuments() {}

    /**
     * Adds a statement to a bucket's policy.
     *
     * @param sid its id, where no other has it
     */
    static Remedy stating(
            Place place,
            Optional<String> before,
            String about,
            String sid,
            Map<String, Object> statement,
            String cutOff) {
        if (before.isPresent() && parsed(before.get()).isEmpty()) {
            return Remedy.none(NoCommand.Why.DECISION, "someone has to mend the policy first, which cannot be read");
        }
        return Remedy.of(Rewrite.of(
                        new Target(TYPE, place.region(), place.bucket(), "policy"),
                        about,
                        new BucketPolicy(place),
                        before,
                        text -> Optional.of(stated(text, sid, statement)),
                        (from, to) -> put(place, from, to.orElseThrow()))
                .aside(step -> step.but(Effect.CUTS_OFF, cutOff)));
    }

    private static Optional<Map<String, Object>> parsed(String text) {
        try {
            return Optional.of(JSON.readValue(text, new TypeReference<LinkedHashMap<String, Object>>() {}));
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }

    private static String stated(Optional<String> before, String sid, Map<String, Object> statement) {
        Map<String, Object> policy =
                before.flatMap(BucketDocuments::parsed).orElseGet(() -> Call.map("Version", "2012-10-17"));
        List<Object> statements = new ArrayList<>();
        if (policy.get("Statement") instanceof List<?> several) {
            statements.addAll(several);
        } else if (policy.get("Statement") instanceof Map<?, ?> one) {
            statements.add(one);
        }
        String free = sid;
        for (int i = 2; isTaken(free, statements); i++) {
            free = sid + i;
        }
        if (statements.stream().noneMatch(there -> isSame(there, statement))) {
            Map<String, Object> named = Call.map("Sid", free);
            named.putAll(statement);
            statements.add(named);
        }
        policy.put("Statement", statements);
        return Call.json(policy);
    }

    private static boolean isTaken(String sid, List<Object> statements) {
        return statements.stream().anyMatch(one -> one instanceof Map<?, ?> map && sid.equals(map.get("Sid")));
    }

    private static boolean isSame(Object there, Map<String, Object> statement) {
        if (!(there instanceof Map<?, ?> map)) {
            return false;
        }
        Map<Object, Object> rest = new LinkedHashMap<>(map);
        rest.remove("Sid");
        return rest.equals(statement);
    }

    private static List<Step> put(Place place, Optional<String> from, String to) {
        Guard seen = Guard.of(
                call(place, "GetBucketPolicy"),
                from.map(text -> Guards.is("Policy", text)).orElse("!Policy"));
        Step step = Step.of(call(place, "PutBucketPolicy", "Policy", to));
        return List.of(
                from.isPresent()
                        ? step.guarded(seen).undoneBy(call(place, "PutBucketPolicy", "Policy", from.get()))
                        : step.guarded(seen.orAbsent("NoSuchBucketPolicy"))
                                .undoneBy(call(place, "DeleteBucketPolicy")));
    }

    private static Call call(Place place, String operation, Object... parameters) {
        Map<String, Object> input = Call.map("Bucket", place.bucket());
        input.putAll(Call.map(parameters));
        return new Call("s3api", operation, place.region(), input);
    }

    /**
     * Changes rules of a bucket's replication.
     *
     * @param all its rules, those that are disabled too
     * @param which the rules to change
     */
    static Rewrite<List<Replication>> replicating(
            Place place,
            List<Replication> all,
            String about,
            Predicate<Replication> which,
            UnaryOperator<Replication> change) {
        return Rewrite.of(
                new Target(TYPE, place.region(), place.bucket(), "replication"),
                about,
                new ReplicationRules(place),
                all,
                rules -> rules.stream()
                        .map(rule -> which.test(rule) ? change.apply(rule) : rule)
                        .toList(),
                (from, to) -> List.of(Step.of(put(place, to))
                        .guarded(Guard.of(
                                call(place, "GetBucketReplication"),
                                Guards.is("ReplicationConfiguration", written(from))))
                        .undoneBy(put(place, from))));
    }

    private static Call put(Place place, List<Replication> rules) {
        return call(place, "PutBucketReplication", "ReplicationConfiguration", written(rules));
    }

    private static Map<String, Object> written(List<Replication> rules) {
        return Call.map(
                "Role",
                rules.get(0).role(),
                "Rules",
                rules.stream()
                        .map(rule -> Document.of(rule.rule().sdkFields(), rule.rule()))
                        .toList());
    }
}
