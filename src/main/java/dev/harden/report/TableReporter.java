package dev.harden.report;

import dev.harden.checks.Registry;
import dev.harden.model.Organization;
import java.io.IOException;
import java.util.OptionalInt;

/** Writes the report for people at a terminal: what failed, worst first, then what could not be seen, then the sums. */
public final class TableReporter implements Reporter {
    /** How many failures of a check are listed unless somebody asks for more. */
    public static final int TOP = 10;

    /** How many failures of a check are listed where accounts are several. */
    public static final int TOP_OF_SEVERAL = 3;

    private final Wording wording;
    private final int width;
    private final boolean color;
    private final OptionalInt top;

    /**
     * @param registry gives the checks' titles
     * @param width how many columns there are
     * @param color whether to use colours
     */
    public TableReporter(Registry registry, int width, boolean color) {
        this(registry, width, color, OptionalInt.empty());
    }

    /**
     * @param top how many failures of each check are listed, where somebody says so; the rest are counted
     */
    public TableReporter(Registry registry, int width, boolean color, OptionalInt top) {
        this.top = top;
        this.wording = new Wording(registry);
        this.width = width;
        this.color = color;
    }

    @Override
    public Document begin(Organization about, Papers papers) throws IOException {
        Layout layout = new Layout(papers.first(), width);
        return new Table(about, wording, layout, color, top.orElse(about.alone() ? TOP : TOP_OF_SEVERAL));
    }
}
