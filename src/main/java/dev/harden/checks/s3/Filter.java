package dev.harden.checks.s3;

import dev.harden.facts.Facts;
import dev.harden.facts.Option;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * Selects the buckets that must be replicated, by their names and tags.
 *
 * @param names the patterns of which a name must match one; all names where there are none
 * @param tags the tags of which it must have one; whatever tags where there are none
 */
record Filter(List<Pattern> names, List<Filter.Wanted> tags) {
    static final Option<List<Pattern>> NAMES = Option.list(
            "s3-replicated.names",
            List.of(),
            "The names of the buckets that must be replicated, as prod-*; instead of all that hold no logs or replicas.",
            Filter::pattern);
    static final Option<List<Wanted>> TAGS = Option.list(
            "s3-replicated.tags",
            List.of(),
            "The tags of the buckets that must be replicated, as critical=yes or critical; one is enough.",
            Wanted::of);

    /** Is a tag, with its value or with any. */
    record Wanted(String key, String value, boolean anyValue) {
        static Wanted of(String text) {
            String[] parts = text.split("=", 2);
            if (parts[0].isEmpty()) {
                throw new IllegalArgumentException("takes tags as critical=yes or critical");
            }
            return new Wanted(parts[0], parts[parts.length - 1], parts.length == 1);
        }

        boolean is(Tag tag) {
            return key.equals(tag.key()) && (anyValue || value.equals(tag.value()));
        }
    }

    static Filter of(Facts facts) {
        return new Filter(facts.option(NAMES), facts.option(TAGS));
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(
                Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    boolean isSet() {
        return !names.isEmpty() || !tags.isEmpty();
    }

    /**
     * Tells whether it takes a bucket.
     *
     * @param itsTags gives its tags; not asked where they do not matter
     */
    boolean takes(String name, Supplier<List<Tag>> itsTags) {
        boolean named = names.isEmpty()
                || names.stream().anyMatch(pattern -> pattern.matcher(name).matches());
        return named
                && (tags.isEmpty()
                        || itsTags.get().stream().anyMatch(tag -> tags.stream().anyMatch(one -> one.is(tag))));
    }
}
