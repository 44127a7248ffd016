package dev.harden.report;

import dev.harden.benchmark.Standing;
import dev.harden.benchmark.State;
import dev.harden.model.Count;

/** Writes how a run stands to a benchmark: the counts, and a line a control that is not satisfied. */
final class MarkdownControls {
    /** A comment holds no more beside the findings. */
    private static final int MOST = 100;

    private MarkdownControls() {}

    static void append(Standing standing, boolean alone, StringBuilder text) {
        text.append("### ").append(standing.benchmark().title()).append("\n\n| state | controls |\n|---|---:|\n");
        for (State state : State.values()) {
            text.append("| ")
                    .append(state.word())
                    .append(" | ")
                    .append(standing.count(state))
                    .append(" |\n");
        }
        text.append("\n");
        standing.controls().stream()
                .filter(one -> one.state() == State.NOT_SATISFIED)
                .limit(MOST)
                .forEach(one -> text.append("- ")
                        .append(one.control().id())
                        .append(" ")
                        .append(one.control().title())
                        .append(": ")
                        .append(one.state().word())
                        .append(alone ? "" : " in " + Count.of(one.accounts(State.NOT_SATISFIED), "account"))
                        .append(one.isWaived() ? ", waived" : "")
                        .append("\n"));
        text.append("\n");
    }
}
