package dev.harden.facts.ec2;

import dev.harden.facts.Answers;
import dev.harden.network.Block;
import dev.harden.network.Traffic;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Reads what EC2 writes; what it cannot have meant is an incomplete answer. */
final class Read {
    private Read() {}

    static Block block(String text, String field) {
        try {
            return Block.parse(Answers.require(text, field));
        } catch (IllegalArgumentException none) {
            throw new Answers.Incomplete("a " + field + " that can be read: '" + text + "'");
        }
    }

    static Traffic traffic(String protocol, Integer from, Integer to) {
        try {
            return Traffic.of(Answers.require(protocol, "protocol"), from, to);
        } catch (IllegalArgumentException none) {
            throw new Answers.Incomplete(
                    "a rule's traffic that can be read: '" + protocol + "', " + from + " to " + to);
        }
    }

    static Map<String, String> tags(Collection<Tag> tags) {
        return tags.stream()
                .filter(tag -> tag.key() != null && tag.value() != null)
                .collect(Collectors.toMap(Tag::key, Tag::value, (one, other) -> one));
    }
}
