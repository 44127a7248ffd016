package dev.harden.facts.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;

/**
 * Is the filter policy of a subscription. Only lists of plain values over the body of a known message are decided.
 *
 * @param json the policy; an empty object takes everything
 * @param scope {@code MessageAttributes} or {@code MessageBody}
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html">Filter policies</a>
 */
record FilterPolicy(String json, String scope) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Says whether a message is taken. */
    enum Takes {
        YES,
        NO,
        NOT_SETTLED
    }

    Takes takes(Optional<String> message) {
        try {
            JsonNode policy = JSON.readTree(json);
            if (policy.isObject() && policy.isEmpty()) {
                return Takes.YES;
            }
            return message.isPresent() && scope.equals("MessageBody")
                    ? takes(policy, JSON.readTree(message.get()))
                    : Takes.NOT_SETTLED;
        } catch (JsonProcessingException malformed) {
            return Takes.NOT_SETTLED;
        }
    }

    private static Takes takes(JsonNode policy, JsonNode body) {
        Takes all = Takes.YES;
        for (Map.Entry<String, JsonNode> field : policy.properties()) {
            JsonNode wanted = field.getValue();
            JsonNode there = body.path(field.getKey());
            Takes one =
                    wanted.isObject() && !field.getKey().equals("$or") ? takes(wanted, there) : value(wanted, there);
            if (one == Takes.NO) {
                return Takes.NO;
            }
            all = one == Takes.YES ? all : Takes.NOT_SETTLED;
        }
        return all;
    }

    private static Takes value(JsonNode wanted, JsonNode there) {
        boolean settled = wanted.isArray() && (there.isTextual() || there.isMissingNode());
        for (JsonNode one : wanted) {
            if (one.isTextual() && one.equals(there)) {
                return Takes.YES;
            }
            settled &= one.isTextual();
        }
        return settled ? Takes.NO : Takes.NOT_SETTLED;
    }
}
