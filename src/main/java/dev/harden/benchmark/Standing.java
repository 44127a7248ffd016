package dev.harden.benchmark;

import dev.harden.benchmark.Benchmark.Control;
import dev.harden.model.Report;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Tells how a run stands to a benchmark, control by control, and counts an account at a time. */
public final class Standing {
    private final Benchmark benchmark;
    private final List<OfControl> controls;

    private Standing(Benchmark benchmark) {
        this.benchmark = benchmark;
        this.controls = benchmark.controls().stream().map(OfControl::new).toList();
    }

    /** Is how one control stands in the accounts that were added. */
    public static final class OfControl {
        private final Control control;
        private final Map<State, Integer> states = new EnumMap<>(State.class);
        private final Map<Weight, Long> weights = new EnumMap<>(Weight.class);
        private final LinkedHashSet<String> notRun = new LinkedHashSet<>();
        private boolean waived = true;

        private OfControl(Control control) {
            this.control = control;
        }

        private void add(Assessment.Result result) {
            states.merge(result.state(), 1, Integer::sum);
            result.counted().forEach(one -> weights.merge(one.weight(), 1L, Long::sum));
            notRun.addAll(result.notRun());
            waived &= result.state() != State.NOT_SATISFIED || result.isWaived();
        }

        public Control control() {
            return control;
        }

        /** Gives how it stands over all accounts. */
        public State state() {
            return State.over(states.keySet());
        }

        /** Gives in how many accounts it stands so. */
        public int accounts(State state) {
            return states.getOrDefault(state, 0);
        }

        /** Counts the findings that count so for it. */
        public long count(Weight weight) {
            return weights.getOrDefault(weight, 0L);
        }

        /** Tells whether some finding is about it. */
        public boolean hasFindings() {
            return !weights.isEmpty();
        }

        /** Gives the ids of its checks that were not part of the run of some account. */
        public List<String> notRun() {
            return List.copyOf(notRun);
        }

        /** Tells whether all that speaks against it is waived. */
        public boolean isWaived() {
            return state() == State.NOT_SATISFIED && waived;
        }
    }

    /** Is how a run stands to all benchmarks that it is reported by. */
    public static final class Standings {
        private final Map<String, Standing> all = new LinkedHashMap<>();

        /** Adds an account; benchmarks that this harden does not know are left out. */
        public void add(Report report) {
            for (String id : report.extent().benchmarks()) {
                if (Benchmarks.ids().contains(id)) {
                    Standing standing = all.computeIfAbsent(id, unseen -> new Standing(Benchmarks.get(id)));
                    List<Assessment.Result> results =
                            Assessment.of(standing.benchmark, report).results();
                    for (int i = 0; i < results.size(); i++) {
                        standing.controls.get(i).add(results.get(i));
                    }
                }
            }
        }

        /** Gives them in the order in which they were asked for. */
        public Collection<Standing> all() {
            return new ArrayList<>(all.values());
        }
    }

    public Benchmark benchmark() {
        return benchmark;
    }

    /** Gives how the controls that it lists stand, in its order. */
    public List<OfControl> controls() {
        return controls;
    }

    /** Counts the controls that stand so; those that are not listed are not covered. */
    public long count(State state) {
        long listed = controls.stream().filter(one -> one.state() == state).count();
        return state == State.NOT_COVERED ? listed + benchmark.total() - controls.size() : listed;
    }
}
