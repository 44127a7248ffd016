package dev.harden.benchmark;

import static java.util.Objects.requireNonNull;

import dev.harden.model.Aspect;
import dev.harden.model.Finding;
import dev.harden.model.Status;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Is what of a check's findings a control is about.
 *
 * @param check the check's id
 * @param types the types of resources whose findings count; empty where those of any type do
 * @param aspects the parts of findings that count, by their kind; empty where a finding counts as a whole
 * @param indirect whether the check bears on the control without deciding it: what fails leaves the control undetermined
 */
public record Part(String check, Set<String> types, Map<Aspect.Kind, Set<String>> aspects, boolean indirect) {
    private static final String ACCOUNT = "AWS::::Account";

    public Part {
        requireNonNull(check, "check");
        types = Set.copyOf(types);
        Map<Aspect.Kind, Set<String>> copy = new TreeMap<>();
        aspects.forEach((kind, names) -> copy.put(kind, Set.copyOf(names)));
        aspects = Map.copyOf(copy);
    }

    /** Counts the whole of each finding of a check. */
    public static Part whole(String check) {
        return new Part(check, Set.of(), Map.of(), false);
    }

    /**
     * Tells how a finding counts; not at all where it is of another check, or about something else. More than one word where
     * a part of it was judged and another was not.
     */
    public Set<Weight> weigh(Finding finding) {
        Set<Weight> weights = direct(finding);
        return indirect && weights.contains(Weight.FAIL) ? Set.of(Weight.UNKNOWN) : weights;
    }

    private Set<Weight> direct(Finding finding) {
        if (!finding.check().equals(check) || !isOfType(finding)) {
            return Set.of();
        }
        List<Aspect> all = finding.outcome().aspects();
        if (all.stream().anyMatch(Aspect::isLeftOut)) {
            return Set.of(Weight.LEFT_OUT);
        }
        if (aspects.isEmpty()) {
            return Set.of(Weight.of(finding.status()));
        }
        if (all.isEmpty()) {
            boolean silent = finding.status() == Status.PASS || finding.status() == Status.FAIL;
            return Set.of(silent ? Weight.UNKNOWN : Weight.of(finding.status()));
        }
        EnumSet<Weight> weights = EnumSet.noneOf(Weight.class);
        boolean lacking = false;
        for (Map.Entry<Aspect.Kind, Set<String>> kind : aspects.entrySet()) {
            for (String name : kind.getValue()) {
                Optional<Status> status = status(all, kind.getKey(), name);
                status.ifPresent(one -> weights.add(Weight.of(one)));
                lacking |= status.isEmpty();
            }
        }
        if (lacking && !weights.isEmpty()) {
            weights.add(Weight.LEFT_OUT);
        }
        return weights;
    }

    private static Optional<Status> status(List<Aspect> all, Aspect.Kind kind, String name) {
        return all.stream()
                .filter(aspect -> aspect.kind() == kind && aspect.name().equals(name))
                .map(Aspect::status)
                .findFirst();
    }

    /** What could not be listed, or is not there, stands on the account, whatever its type would be. */
    private boolean isOfType(Finding finding) {
        String type = finding.resource().type();
        return types.isEmpty()
                || types.contains(type)
                || type.equals(ACCOUNT)
                        && (finding.status() == Status.UNKNOWN || finding.status() == Status.NOT_APPLICABLE);
    }

    /** Tells whether each finding of the check is expected to say something of it. */
    boolean isToldAlways() {
        return aspects.keySet().stream().anyMatch(kind -> kind != Aspect.Kind.SERVICE);
    }

    /** Says what it takes of the check's findings, as {@code tcp 22 IPv4, tcp 3389 IPv4}; empty where it takes all. */
    public String narrowed() {
        return Stream.concat(
                        types.stream().sorted(),
                        new TreeMap<>(aspects)
                                .values().stream()
                                        .flatMap(names -> names.stream().sorted()))
                .collect(Collectors.joining(", "));
    }
}
