package dev.harden.logpattern;

/** Says that a pattern cannot be read, and where. */
public final class PatternException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int column;

    /**
     * @param problem a fragment
     * @param column where it is, from 1
     */
    PatternException(String problem, int column) {
        super(problem + " at column " + column, null, false, false);
        this.column = column;
    }

    /** Gives the column, from 1. */
    public int column() {
        return column;
    }
}
