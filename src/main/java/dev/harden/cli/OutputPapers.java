package dev.harden.cli;

import dev.harden.report.Papers;
import java.io.Writer;

/** Gives standard output, which is one text and no more. */
record OutputPapers(Appendable out) implements Papers {
    @Override
    public Appendable first() {
        return out;
    }

    @Override
    public Writer further(String mark) {
        throw new IllegalStateException("standard output is one text");
    }

    @Override
    public String name(String mark) {
        throw new IllegalStateException("standard output has no name");
    }
}
