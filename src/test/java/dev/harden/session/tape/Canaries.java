package dev.harden.session.tape;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Writes an answer that has each member that the SDK knows, with a canary in each value: its type and member. */
final class Canaries {
    private final Deque<Class<?>> within = new ArrayDeque<>();
    private final boolean xml;

    private Canaries(boolean xml) {
        this.xml = xml;
    }

    static String xml(Class<?> answer) {
        return "<?xml version=\"1.0\"?><root xmlns=\"urn:x\">" + new Canaries(true).body(answer) + "</root>";
    }

    static String json(Class<?> answer) {
        return new Canaries(false).body(answer);
    }

    private String member(String name, String value) {
        return xml ? "<" + name + ">" + value + "</" + name + ">" : "\"" + name + "\":" + value + ",";
    }

    private String body(Class<?> type) {
        if (within.contains(type) || within.size() > 12) {
            return xml ? "" : "{}";
        }
        within.push(type);
        StringBuilder body = new StringBuilder();
        for (SdkField<?> field : KeptList.fields(type)) {
            if (field.location() == MarshallLocation.PAYLOAD) {
                String canary = "canary." + type.getSimpleName() + "." + field.memberName();
                body.append(member(field.unmarshallLocationName(), value(field, canary)));
            }
        }
        within.pop();
        String unknown = member("Unheard", leaf("canary.Unheard.Unheard"));
        return xml ? body + unknown : "{" + body + unknown.replaceFirst(",$", "") + "}";
    }

    private String pair(String value) {
        return xml ? "<entry><key>key</key><value>" + value + "</value></entry>" : "{\"key\":" + value + "}";
    }

    private String leaf(String canary) {
        return xml ? canary + ";" : "\"" + canary + ";\"";
    }

    private String value(SdkField<?> field, String canary) {
        if (field.marshallingType() == MarshallingType.SDK_POJO) {
            return body(field.constructor().get().getClass().getEnclosingClass());
        }
        if (field.marshallingType() == MarshallingType.LIST) {
            ListTrait trait = field.getTrait(ListTrait.class);
            String item = value(trait.memberFieldInfo(), canary);
            String name = List.of("member", "item").get(item.length() % 2);
            return !xml ? "[" + item + "]" : trait.isFlattened() ? item : "<" + name + ">" + item + "</" + name + ">";
        }
        if (field.marshallingType() == MarshallingType.MAP) {
            return pair(value(field.getTrait(MapTrait.class).valueFieldInfo(), canary));
        }
        return leaf(canary);
    }
}
