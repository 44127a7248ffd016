package dev.harden.benchmark;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Is a benchmark or standard with its controls, and what of them the checks speak to.
 *
 * @param id what {@code --benchmark} takes
 * @param name its name
 * @param version its version
 * @param total how many controls it has, those that are not listed here included
 * @param basis how they are counted
 * @param controls those that are listed, in its order
 */
public record Benchmark(String id, String name, String version, int total, String basis, List<Control> controls) {
    /** Says how much of a control its checks answer. */
    public enum Coverage {
        FULL,
        /** Its checks answer a part; the rest is to be looked at by hand. */
        PARTIAL,
        /** No check speaks to it. */
        NONE
    }

    /**
     * Is one control.
     *
     * @param id its number in the benchmark
     * @param title what it asks, in words of our own
     * @param parts the checks that speak to it, and what of their findings it is about
     * @param coverage how much of it they answer
     * @param note what an auditor should know; may be empty
     */
    public record Control(String id, String title, List<Part> parts, Coverage coverage, String note) {
        public Control {
            requireNonNull(title, "title");
            requireNonNull(note, "note");
            parts = List.copyOf(parts);
            if (parts.isEmpty() != (coverage == Coverage.NONE)) {
                throw new IllegalArgumentException("control " + id + " has checks just when it is covered");
            }
        }

        /** Gives the ids of the checks that speak to it. */
        public List<String> checks() {
            return parts.stream().map(Part::check).toList();
        }
    }

    public Benchmark {
        requireNonNull(name, "name");
        requireNonNull(version, "version");
        requireNonNull(basis, "basis");
        controls = List.copyOf(controls);
        if (total < controls.size()) {
            throw new IllegalArgumentException(id + " lists more controls than it has");
        }
    }

    /** Gives its name with its version. */
    public String title() {
        return name + " " + version;
    }

    /** Gives the ids of all checks that speak to some control. */
    public Set<String> checks() {
        return controls.stream().flatMap(control -> control.checks().stream()).collect(Collectors.toSet());
    }
}
