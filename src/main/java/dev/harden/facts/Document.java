package dev.harden.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Writes what AWS answered as what AWS takes: by the names of its API, with all that was in the answer. */
public final class Document {
    private Document() {}

    /**
     * Gives the members that the answer has, in the order of AWS's model.
     *
     * @param all the answer's own {@code sdkFields()}: who asks for them says to recordings that all of them count
     */
    public static Map<String, Object> of(List<SdkField<?>> all, SdkPojo answer) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (SdkField<?> field : all) {
            Object value = field.getValueOrDefault(answer);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                members.put(field.memberName(), of(value));
            }
        }
        return members;
    }

    private static Object of(Object value) {
        if (value instanceof SdkPojo part) {
            return of(part.sdkFields(), part);
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(of(item)));
            return items;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> parts = new LinkedHashMap<>();
            map.forEach((name, part) -> parts.put(String.valueOf(name), of(part)));
            return parts;
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof SdkBytes) {
            throw new IllegalArgumentException("the AWS CLI's versions take bytes in different ways");
        }
        return value.toString();
    }
}
