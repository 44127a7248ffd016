package dev.harden.engine;

import dev.harden.facts.Fact;
import dev.harden.model.remedy.Owners;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Finds by the tags in what AWS answered who made a resource, where the answers have them. */
final class Tagged {
    private static final Set<String> NAMES = Set.of("GroupId", "Arn", "ARN", "Id", "Name", "TrailARN", "KeyId");

    private final Map<String, String> owners = new HashMap<>();

    Tagged(Memo memo) {
        memo.known().forEach((question, known) -> {
            if (question instanceof Fact<?> && known.refusal() == null) {
                walk(known.answer());
            }
        });
    }

    Optional<String> owner(String id) {
        return Optional.ofNullable(owners.get(id));
    }

    private void walk(Object answer) {
        if (answer instanceof Collection<?> many) {
            many.forEach(this::walk);
        } else if (answer instanceof Map<?, ?> map) {
            map.values().forEach(this::walk);
        } else if (answer instanceof Optional<?> one) {
            one.ifPresent(this::walk);
        } else if (answer instanceof SdkPojo item) {
            Owners.byTags(tags(item)).ifPresent(owner -> ids(item, owner));
        }
    }

    private static Map<String, String> tags(SdkPojo item) {
        Map<String, String> tags = new HashMap<>();
        for (SdkField<?> field : item.sdkFields()) {
            if (field.memberName().startsWith("Tag") && field.getValueOrDefault(item) instanceof Collection<?> list) {
                list.forEach(tag -> add(tag, tags));
            }
        }
        return tags;
    }

    private static void add(Object tag, Map<String, String> tags) {
        if (tag instanceof SdkPojo pair) {
            text(pair, "Key").ifPresent(key -> tags.put(key, text(pair, "Value").orElse("")));
        }
    }

    private static Optional<String> text(SdkPojo item, String name) {
        return item.sdkFields().stream()
                .filter(field -> field.memberName().equals(name))
                .map(field -> field.getValueOrDefault(item))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }

    /** Takes the names of the thing itself alone, and not those of what it is in. */
    private void ids(SdkPojo item, String owner) {
        String kind = item.getClass().getSimpleName();
        for (SdkField<?> field : item.sdkFields()) {
            String name = field.memberName();
            boolean own = NAMES.contains(name)
                    || name.equals(kind + "Id")
                    || name.equals(kind + "Arn")
                    || name.equals(kind + "Name");
            if (own && field.getValueOrDefault(item) instanceof String id) {
                owners.put(id, owner);
            }
        }
    }
}
