package dev.harden.engine;

import dev.harden.model.Finding;
import dev.harden.model.Marks;
import dev.harden.model.Outcome;
import dev.harden.model.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Joins what could not be listed: one finding a check and resource, with every missing call in its evidence. */
final class Merging {
    private Merging() {}

    /** Gives the findings in the report's order. */
    static List<Judged> merge(List<Judged> judged) {
        Map<Boolean, List<Judged>> kinds = judged.stream()
                .sorted(Comparator.comparing(Judged::finding))
                .collect(Collectors.partitioningBy(
                        one -> one.listing() && one.missing().isPresent()));
        List<Judged> merged = new ArrayList<>(kinds.get(false));
        kinds.get(true).stream()
                .collect(Collectors.groupingBy(Merging::place, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(group -> merged.add(join(group)));
        merged.sort(Comparator.comparing(Judged::finding));
        return merged;
    }

    private static String place(Judged one) {
        Finding finding = one.finding();
        Function<Resource, String> key = resource -> resource.arn() + "\n" + resource.id();
        return finding.check() + "\n" + finding.region() + "\n" + key.apply(finding.resource());
    }

    private static Judged join(List<Judged> group) {
        Judged first = group.get(0);
        if (group.size() == 1) {
            return first;
        }
        Finding finding = first.finding();
        Outcome outcome = new Outcome(
                finding.status(),
                finding.outcome().message() + ", and " + (group.size() - 1) + " more like it",
                evidence(group),
                finding.outcome().unknown());
        Finding joined = new Finding(
                finding.check(),
                finding.severity(),
                finding.account(),
                finding.region(),
                finding.resource(),
                outcome,
                marks(group));
        return new Judged(joined, first.missing(), true);
    }

    /** Gives what each could not list, and then what stood with any of them. */
    private static List<String> evidence(List<Judged> group) {
        Stream<String> messages =
                group.stream().map(one -> one.finding().outcome().message());
        Stream<String> beside = group.stream().flatMap(one -> one.finding().outcome().evidence().stream());
        return Stream.concat(messages, beside).distinct().toList();
    }

    private static Marks marks(List<Judged> group) {
        return Marks.of(group.stream()
                .flatMap(one -> one.finding().marks().exchanges().stream())
                .distinct()
                .sorted()
                .toList());
    }
}
