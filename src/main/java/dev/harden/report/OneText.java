package dev.harden.report;

import java.io.Writer;

/**
 * Is where one text goes and no more, as standard output.
 *
 * @param first where it goes
 */
public record OneText(Appendable first) implements Papers {
    @Override
    public Writer further(String mark) {
        throw new IllegalStateException("it is one text");
    }

    @Override
    public String name(String mark) {
        throw new IllegalStateException("it has no name");
    }
}
