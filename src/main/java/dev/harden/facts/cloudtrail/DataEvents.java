package dev.harden.facts.cloudtrail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.DataResource;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;

/**
 * Holds which events on the objects of buckets a trail's selectors take.
 *
 * @param parts what selectors take of all buckets
 * @param doubts values whose reach AWS's documents do not settle
 * @param narrow what other selectors take some objects, operations or callers by, one text a selector
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html">
 *     Logging data events</a>
 */
public record DataEvents(List<Part> parts, List<String> doubts, List<String> narrow) {
    private static final String OBJECT = "AWS::S3::Object";
    /** What AWS names for all buckets: the older form, and the newer one. */
    private static final Pattern ALL = Pattern.compile("arn:aws[a-z-]*:s3(:::)?");

    private static final String ARN = "resources.ARN";

    /**
     * Is what one selector takes.
     *
     * @param reads whether it takes events that only read
     * @param writes whether it takes those that write
     * @param leftOut the ARNs of buckets, or beginnings of ARNs, that it leaves out
     */
    public record Part(boolean reads, boolean writes, Set<String> leftOut) {
        public Part {
            leftOut = Set.copyOf(leftOut);
        }
    }

    public DataEvents {
        parts = List.copyOf(parts);
        doubts = List.copyOf(doubts);
        narrow = List.copyOf(narrow);
    }

    /** Reads selectors of either kind. */
    public static DataEvents of(GetEventSelectorsResponse selectors) {
        List<Part> parts = new ArrayList<>();
        List<String> doubts = new ArrayList<>();
        List<String> narrow = new ArrayList<>();
        selectors.eventSelectors().forEach(selector -> basic(selector, parts, doubts, narrow));
        selectors.advancedEventSelectors().stream()
                .filter(selector -> is(selector, "eventCategory", "Data") && is(selector, "resources.type", OBJECT))
                .forEach(selector -> advanced(selector, parts, narrow));
        return new DataEvents(parts, doubts, narrow);
    }

    /** Joins what several trails take. */
    public static DataEvents join(List<DataEvents> all) {
        return new DataEvents(
                all.stream().flatMap(one -> one.parts.stream()).toList(),
                all.stream().flatMap(one -> one.doubts.stream()).toList(),
                all.stream().flatMap(one -> one.narrow.stream()).toList());
    }

    /** Tells whether no selector takes any event on objects. */
    public boolean isEmpty() {
        return parts.isEmpty() && doubts.isEmpty() && narrow.isEmpty();
    }

    public boolean reads() {
        return parts.stream().anyMatch(Part::reads);
    }

    public boolean writes() {
        return parts.stream().anyMatch(Part::writes);
    }

    /** Gives the ARNs, or beginnings of ARNs, of which not all reads or not all writes are taken; sorted. */
    public Set<String> leftOut() {
        Set<String> out = new TreeSet<>(leftOut(Part::reads));
        out.addAll(leftOut(Part::writes));
        return out;
    }

    private Set<String> leftOut(Predicate<Part> kind) {
        return parts.stream()
                .filter(kind)
                .map(Part::leftOut)
                .reduce(DataEvents::common)
                .orElse(Set.of());
    }

    /** Keeps what may be left out by both. */
    private static Set<String> common(Set<String> one, Set<String> other) {
        Set<String> both = new TreeSet<>();
        for (String arn : one) {
            other.stream()
                    .filter(its -> its.startsWith(arn) || arn.startsWith(its))
                    .forEach(its -> both.add(its.startsWith(arn) ? its : arn));
        }
        return both;
    }

    /** Tells whether selectors that are narrowed by more than buckets might take everything together. */
    public boolean mayJoin() {
        return narrow.stream()
                        .filter(by -> !by.equals(ARN) && !by.startsWith("arn:"))
                        .count()
                > 1;
    }

    private static void basic(EventSelector selector, List<Part> parts, List<String> doubts, List<String> narrow) {
        String type = selector.readWriteTypeAsString();
        selector.dataResources().stream()
                .filter(resource -> OBJECT.equals(resource.type()))
                .map(DataResource::values)
                .flatMap(List::stream)
                .forEach(value -> {
                    if (ALL.matcher(value).matches()) {
                        parts.add(new Part(!type.equals("WriteOnly"), !type.equals("ReadOnly"), Set.of()));
                    } else {
                        (value.contains("*") || value.contains("?") ? doubts : narrow).add(value);
                    }
                });
    }

    private static boolean is(AdvancedEventSelector selector, String name, String value) {
        return selector.fieldSelectors().stream()
                .anyMatch(field ->
                        name.equals(field.field()) && field.equalsValue().contains(value));
    }

    private static void advanced(AdvancedEventSelector selector, List<Part> parts, List<String> narrow) {
        boolean reads = true;
        boolean writes = true;
        Set<String> out = new TreeSet<>();
        List<String> narrowed = new ArrayList<>();
        for (AdvancedFieldSelector field : selector.fieldSelectors()) {
            switch (field.field()) {
                case "eventCategory", "resources.type" -> {}
                case "readOnly" -> {
                    reads &= field.equalsValue().contains("true");
                    writes &= field.equalsValue().contains("false");
                }
                case ARN -> {
                    if (!isOfAll(field)) {
                        narrowed.add(ARN);
                    }
                    Stream.of(field.notStartsWith(), field.notEquals()).forEach(out::addAll);
                }
                default -> narrowed.add(field.field());
            }
        }
        if (narrowed.isEmpty()) {
            parts.add(new Part(reads, writes, out));
        } else {
            narrow.add(String.join(" and ", narrowed));
        }
    }

    /** Tells whether a field selector of ARNs names all buckets, but for those that it leaves out by their beginning. */
    private static boolean isOfAll(AdvancedFieldSelector field) {
        boolean named = field.startsWith().isEmpty()
                || field.startsWith().stream()
                        .anyMatch(value -> ALL.matcher(value).matches());
        return named
                && field.equalsValue().isEmpty()
                && field.endsWith().isEmpty()
                && field.notEndsWith().isEmpty();
    }
}
