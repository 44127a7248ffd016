package dev.harden.report;

import dev.harden.benchmark.Assessment;
import dev.harden.benchmark.State;

/** Writes how an account stands to a benchmark: the counts, and a line a control that is not satisfied. */
final class MarkdownControls {
    /** A comment holds no more beside the findings. */
    private static final int MOST = 100;

    private MarkdownControls() {}

    static void append(Assessment assessment, StringBuilder text) {
        text.append("### ").append(assessment.benchmark().title()).append("\n\n| state | controls |\n|---|---:|\n");
        for (State state : State.values()) {
            text.append("| ")
                    .append(state.word())
                    .append(" | ")
                    .append(assessment.count(state))
                    .append(" |\n");
        }
        text.append("\n");
        assessment.results().stream()
                .filter(result -> result.state() == State.NOT_SATISFIED)
                .limit(MOST)
                .forEach(result -> text.append("- ")
                        .append(result.control().id())
                        .append(" ")
                        .append(result.control().title())
                        .append(": ")
                        .append(result.state().word())
                        .append(result.isWaived() ? ", waived" : "")
                        .append("\n"));
        text.append("\n");
    }
}
