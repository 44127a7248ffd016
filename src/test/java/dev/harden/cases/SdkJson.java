package dev.harden.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Makes the SDK's objects of answers as AWS's references write them, by the names of their members. */
final class SdkJson {
    private final Instant now;

    SdkJson(Instant now) {
        this.now = now;
    }

    /**
     * Fills a builder.
     *
     * @throws AssertionError when the JSON has a member that AWS's answer has not: a misspelt case would prove nothing
     */
    void fill(SdkPojo builder, JsonNode json) {
        json.fieldNames().forEachRemaining(name -> {
            SdkField<?> field = builder.sdkFields().stream()
                    .filter(one -> name.equalsIgnoreCase(one.memberName()) || name.equals(one.locationName()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(builder.getClass() + " has no member " + name));
            field.set(builder, value(field, json.get(name)));
        });
    }

    /** Fills an answer as AWS does where there is nothing: with empty lists, and no more pages. */
    static void empty(SdkPojo builder) {
        for (SdkField<?> field : builder.sdkFields()) {
            if (field.marshallingType() == MarshallingType.LIST) {
                field.set(builder, List.of());
            } else if (field.marshallingType() == MarshallingType.MAP) {
                field.set(builder, Map.of());
            } else if (field.memberName().equals("IsTruncated")) {
                field.set(builder, false);
            }
        }
    }

    private Object value(SdkField<?> field, JsonNode json) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.LIST) {
            SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
            List<Object> all = new ArrayList<>();
            json.forEach(one -> all.add(value(member, one)));
            return all;
        }
        if (type == MarshallingType.MAP) {
            SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
            Map<String, Object> all = new LinkedHashMap<>();
            json.properties().forEach(one -> all.put(one.getKey(), value(member, one.getValue())));
            return all;
        }
        if (type == MarshallingType.SDK_POJO) {
            SdkPojo part = field.constructor().get();
            fill(part, json);
            return ((SdkBuilder<?, ?>) part).build();
        }
        return plain(type, json);
    }

    private Object plain(MarshallingType<?> type, JsonNode json) {
        if (type == MarshallingType.STRING) {
            return json.isContainerNode() ? json.toString() : json.asText();
        }
        if (type == MarshallingType.BOOLEAN) {
            return json.asBoolean();
        }
        if (type == MarshallingType.INTEGER) {
            return json.asInt();
        }
        if (type == MarshallingType.LONG) {
            return json.asLong();
        }
        if (type == MarshallingType.DOUBLE) {
            return json.asDouble();
        }
        if (type == MarshallingType.FLOAT) {
            return (float) json.asDouble();
        }
        if (type == MarshallingType.INSTANT) {
            return json.asText().equals("yesterday") ? now.minus(Duration.ofDays(1)) : Instant.parse(json.asText());
        }
        if (type == MarshallingType.SDK_BYTES) {
            return SdkBytes.fromByteArray(Base64.getDecoder().decode(json.asText()));
        }
        throw new AssertionError("no value of type " + type);
    }
}
